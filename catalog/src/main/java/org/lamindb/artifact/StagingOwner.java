package org.lamindb.artifact;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.database.Json;

/**
 * The process that works in a staging folder.
 *
 * @param started when the process began, as its system tells; empty when it does not
 * @param uid of the artifact whose bytes are moved
 * @param target name of the file that they become
 */
record StagingOwner(
    String host, long pid, String started, Optional<String> uid, Optional<String> target) {

  static StagingOwner current() {
    ProcessHandle process = ProcessHandle.current();
    return new StagingOwner(
        hostName(), process.pid(), start(process), Optional.empty(), Optional.empty());
  }

  StagingOwner movingTo(String newUid, String newTarget) {
    return new StagingOwner(host, pid, started, Optional.of(newUid), Optional.of(newTarget));
  }

  static StagingOwner parse(String json) {
    if (!(Json.parse(json) instanceof Map<?, ?> fields)) {
      return new StagingOwner("", -1, "", Optional.empty(), Optional.empty());
    }
    return new StagingOwner(
        text(fields, "host").orElse(""),
        fields.get("pid") instanceof Number number ? number.longValue() : -1,
        text(fields, "started").orElse(""),
        text(fields, "uid"),
        text(fields, "target"));
  }

  String json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("host", host);
    fields.put("pid", pid);
    fields.put("started", started);
    uid.ifPresent(value -> fields.put("uid", value));
    target.ifPresent(value -> fields.put("target", value));
    return Json.of(fields).text();
  }

  boolean isOnThisHost() {
    return host.equals(hostName());
  }

  boolean isAlive() {
    return isOnThisHost()
        && ProcessHandle.of(pid)
            .filter(process -> process.isAlive() && start(process).equals(started))
            .isPresent();
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static Optional<String> text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
