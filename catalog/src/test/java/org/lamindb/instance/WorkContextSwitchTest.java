package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.instance.WorkContext.Kind;
import org.lamindb.instance.WorkContextSwitch.Switched;

class WorkContextSwitchTest {
  private Workspace workspace;
  private Workspace elsewhere;
  private Instance instance;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    instance = Instance.open(workspace.init("./storage").instance());
    elsewhere = workspace.at("elsewhere");
  }

  private WorkContextSwitch in(Workspace place) {
    return new WorkContextSwitch(place.environment(), instance);
  }

  private static String branch(Workspace place) {
    try (Instance opened = Instance.open(place.resolve("work"))) {
      return opened.description().branch();
    }
  }

  private void execute(String sql) {
    Workspace.execute(instance, sql);
  }

  @Test
  void directoriesHaveTheirOwn() {
    Switched draft = in(workspace).toNewBranch("draft");
    assertThat(draft.file()).isEqualTo(workspace.directory().resolve(".lamin/current_branch"));
    assertThat(draft.file()).hasContent(draft.context().uid() + "\ndraft");
    assertThat(
            Workspace.query(
                instance.description(),
                "SELECT name, created_by_id, space_id, _status_code, _aux FROM lamindb_branch WHERE id = 2"))
        .containsExactly("draft|1|1|0|null");
    assertThat(branch(workspace)).isEqualTo("draft");
    assertThat(branch(elsewhere)).isEqualTo("main");

    Switched archive = in(elsewhere).to(Kind.BRANCH, "archive");
    assertThat(archive.file()).isEqualTo(workspace.settings("current-branch--anonymous--work.txt"));
    assertThat(branch(elsewhere)).isEqualTo("archive");
    assertThat(in(elsewhere).to(Kind.BRANCH, draft.context().uid()).context().name())
        .isEqualTo("draft");
    in(workspace).to(Kind.BRANCH, "main");
    assertThat(branch(workspace)).isEqualTo("main");
  }

  @Test
  void spacesToo() {
    execute("INSERT INTO lamindb_space (name, uid) VALUES ('team', 'tEaMtEaMtEaM')");

    assertThat(in(workspace).to(Kind.SPACE, "team").file()).hasContent("tEaMtEaMtEaM\nteam");
    assertThat(WorkContextSwitch.current(workspace.environment(), Kind.SPACE, instance.identity()))
        .isEqualTo(new WorkContext("tEaMtEaMtEaM", "team"));
    assertThatThrownBy(() -> in(workspace).to(Kind.SPACE, "taem"))
        .hasMessageContaining("[LAMINDB_SPACE_NOT_FOUND]")
        .hasMessageContaining("'team'");
  }

  @Test
  void renamedBranchesAreFoundAndGoneOnesAreMain() {
    in(workspace).toNewBranch("draft");
    execute("UPDATE lamindb_branch SET name = 'better' WHERE name = 'draft'");
    assertThat(branch(workspace)).isEqualTo("better");
    execute("DELETE FROM lamindb_branch WHERE name = 'better'");
    assertThat(branch(workspace)).isEqualTo("main");
  }

  @Test
  void filesThatNameGoneBranchesAreRewritten() {
    Path here = in(workspace).toNewBranch("draft").file();
    Path settings = in(elsewhere).to(Kind.BRANCH, "draft").file();
    execute("DELETE FROM lamindb_branch WHERE name = 'draft'");

    assertThat(branch(workspace)).isEqualTo("main");
    assertThat(here).hasContent("mmmmmmmmmmmm\nmain");
    assertThat(settings).content().contains("draft");
    assertThat(branch(elsewhere)).isEqualTo("main");
    assertThat(settings).hasContent("mmmmmmmmmmmm\nmain");
  }

  @Test
  void whatIsNoBranchIsRefused() {
    assertThatThrownBy(() -> in(workspace).to(Kind.BRANCH, "mian"))
        .hasMessageContaining("[LAMINDB_BRANCH_NOT_FOUND]")
        .hasMessageContaining("'main'")
        .hasMessageContaining("--create");
    assertThatThrownBy(() -> in(workspace).toNewBranch("Main"))
        .hasMessageContaining("[LAMINDB_BRANCH_EXISTS]");
    for (String name : new String[] {"", " a", "a\nb", "all", "x".repeat(101)}) {
      assertThatThrownBy(() -> in(workspace).toNewBranch(name))
          .hasMessageContaining("[LAMINDB_INVALID_OPTION]");
    }
    assertThat(workspace.directory().resolve(".lamin/current_branch")).doesNotExist();
  }
}
