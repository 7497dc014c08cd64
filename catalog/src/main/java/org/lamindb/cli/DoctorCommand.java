package org.lamindb.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lamindb.instance.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Finds out what does not work, and what to do. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Find out what is set up, reachable or missing, and what to do about it. Changes nothing."
            + " The exit code is 1 when something is broken.")
final class DoctorCommand implements Callable<Integer> {
  private final Environment environment;

  @Mixin private InstanceOption instance;
  @Mixin private Output output;

  DoctorCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    MachineExamination machine = new MachineExamination(environment);
    List<Finding> findings = new ArrayList<>();
    findings.add(machine.java());
    findings.add(machine.spark());
    findings.addAll(machine.settings());
    findings.add(machine.account());
    findings.add(machine.cache());
    findings.addAll(new InstanceExamination(environment, instance).findings());
    output.rows(findings.stream().map(DoctorCommand::row).toList());
    boolean broken =
        findings.stream().anyMatch(finding -> finding.status() == Finding.Status.BROKEN);
    return broken ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private static Map<String, Object> row(Finding finding) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("check", finding.subject());
    row.put("status", finding.status().name().toLowerCase(Locale.ROOT));
    row.put("found", finding.message());
    return row;
  }
}
