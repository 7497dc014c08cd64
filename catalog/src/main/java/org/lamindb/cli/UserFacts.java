package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.instance.CacheDirectory;
import org.lamindb.instance.DevelopmentDirectories;
import org.lamindb.instance.Environment;
import org.lamindb.instance.SettingsDirectory;
import org.lamindb.instance.User;

/** What is set for the user and the machine, whichever instance is meant. */
final class UserFacts {
  private UserFacts() {}

  static Map<String, Object> of(Environment environment) {
    SettingsDirectory settings = new SettingsDirectory(environment);
    CacheDirectory cache = new CacheDirectory(environment);
    User user = settings.user();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "dev_dir",
        new DevelopmentDirectories(environment).current().map(Object::toString).orElse(null));
    facts.put("cache", cache.current().directory().toString());
    facts.put("user_settings", settings.path().toString());
    facts.put("system_settings", cache.systemFile().toString());
    facts.put("user", user.handle());
    facts.put("user_uid", user.uid());
    return facts;
  }
}
