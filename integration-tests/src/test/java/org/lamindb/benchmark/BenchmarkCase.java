package org.lamindb.benchmark;

import java.util.List;

/**
 * Work that several contenders do, compared within one run of the harness.
 *
 * @param contenders ours first, then the peers
 * @param warmUps rounds before the measured ones, for what starts slowly in this JVM
 */
record BenchmarkCase(String name, int warmUps, List<Contender> contenders) {
  BenchmarkCase {
    contenders = List.copyOf(contenders);
  }
}
