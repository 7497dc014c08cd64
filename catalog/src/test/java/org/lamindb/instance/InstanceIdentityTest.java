package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.database.HexId;
import org.lamindb.storage.StorageMarker;

class InstanceIdentityTest {
  @ParameterizedTest
  @CsvSource({
    "anonymous, a, 180bff336d2a52ebb3b93b74e4a499f7, vTD2mWwV3oaD",
    "anonymous, exp, bdc3ae33470051ee9fac21a58c196f48, 7mbsTF4FxbFT",
    "anonymous, src, 8a82368d26a05aeca68a84b4dbb96713, 3Cgq6AE6eizF",
  })
  void idAndUidOfANewInstanceFollowFromItsName(String owner, String name, String id, String uid) {
    InstanceIdentity identity = InstanceIdentity.ofNew(owner, name);

    assertThat(identity.hexId()).contains(id);
    assertThat(identity.uid()).isEqualTo(uid);
    assertThat(identity.slug()).isEqualTo(owner + "/" + name);
  }

  @Test
  void uidFollowsFromTheIdThatAHubGave() {
    InstanceIdentity identity =
        new InstanceIdentity(
            "laminlabs",
            "lamindata",
            HexId.parse("037ba1e08d804f91a90275a47735076a").orElseThrow());

    assertThat(identity.uid()).isEqualTo("4XIuR0tvaiXM");
    assertThat(identity).isNotEqualTo(InstanceIdentity.ofNew("laminlabs", "lamindata"));
  }

  @Test
  void uidAloneIsEnough() {
    InstanceIdentity identity = InstanceIdentity.ofUid("4XIuR0tvaiXM", "lab");

    assertThat(identity.uid()).isEqualTo("4XIuR0tvaiXM");
    assertThat(identity.hexId()).isEmpty();
    assertThat(identity.slug()).isEqualTo("lab");
    assertThat(StorageMarker.format("UqRtcxOHBmUn", identity))
        .isEqualTo("UqRtcxOHBmUn\ncreation info:\ninstance_slug=lab\ninstance_uid=4XIuR0tvaiXM");
  }
}
