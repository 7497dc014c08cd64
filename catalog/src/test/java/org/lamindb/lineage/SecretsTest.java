package org.lamindb.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Json;

/** What the Python client was seen to redact, and what Spark programs need besides. */
class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key",
        "apikey",
        "apiKey",
        "APIKey",
        "api-key",
        "access_key",
        "accessKeyId",
        "AWS_ACCESS_KEY_ID",
        "secret",
        "secretName",
        "token",
        "max_token",
        "token_count",
        "HFToken",
        "DB_PASSWORD",
        "db.password",
        "dbPassword",
        "passwd",
        "privateKey",
        "client_secret",
        "openaiApiKey",
        "spark.hadoop.fs.s3a.secret.key"
      })
  void sensitiveKeys(String key) {
    assertThat(Secrets.isSensitiveKey(key)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tokens",
        "max_tokens",
        "tokenizer",
        "passwords",
        "password1",
        "pwd",
        "credentials",
        "author"
      })
  void otherKeys(String key) {
    assertThat(Secrets.isSensitiveKey(key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = \"hunter2\"",
        "api_key='hunter2'",
        "connect(password=\"hunter2\", user=\"u\")",
        "{\"client_secret\": \"hunter2\"}",
        "os.environ[\"API_KEY\"] = \"hunter2\"",
        "myAPIKey := \"hunter2\"",
        "private-key: \"hunter2\"",
        "token = `hunter2`",
        "val dbPassword = \"hunter2\"",
        "val dbPassword: String = \"hunter2\"",
        "password: str = \"hunter2\"",
        "spark.hadoop.fs.s3a.secret.key: \"hunter2\"",
        "# password = 'hunter2'",
        "url = \"postgresql://u:hunter2@h:5432/d\"",
        "{\"url\": \"postgres://u:hunter2@h\"}",
        "password = \"\"\"hunter2\"\"\"",
        "password = \"\"\"two\nhunter2 lines\"\"\"",
        "password = \"a\\\"hunter2\"",
        "password = f\"hunter2\"",
        "x[\"password\"] = \"hunter2\"",
        ".option(\"password\", \"hunter2\")",
        ".config(\"spark.hadoop.fs.s3a.secret.key\", \"hunter2\")",
        "conf.set( 'fs.s3a.access.key' , 'hunter2' )",
        "Map(\"password\" -> \"hunter2\")",
        "OPTIONS (password 'hunter2')",
        "OPTIONS ('password' = 'hunter2')",
        "SET spark.hadoop.fs.s3a.secret.key=hunter2",
        "\"jdbc:postgresql://u:hunter2@h:5432/d\"",
        "\"jdbc:mysql://h/d?user=u&password=hunter2\""
      })
  void secretsLeaveTheSource(String source) {
    String safe = Secrets.redactSource(source);

    assertThat(safe).contains(Secrets.REDACTED).doesNotContain("hunter2");
    assertThat(Secrets.redactSource(safe)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=secret",
        "if password == \"abc\":",
        "pwd=\"b\"",
        "api_key = os.getenv(\"X\")",
        "password = \"***REDACTED***\"",
        "df.select(\"token\", \"name\")",
        "url = f\"postgresql://{user}:{password}@host/db\"",
        "max_tokens = \"5\"",
        "time = \"10:20\"",
        "self.token=read()"
      })
  void otherSourceStays(String source) {
    assertThat(Secrets.redactSource(source)).isEqualTo(source);
  }

  @Test
  void theCodeAroundASecretStays() {
    assertThat(Secrets.redactSource("password = \"\"")).isEqualTo("password = \"***REDACTED***\"");
    assertThat(Secrets.redactSource("a = 1\nread(\"t\").option('password', 'v').load() # x"))
        .isEqualTo("a = 1\nread(\"t\").option('password', '***REDACTED***').load() # x");
  }

  @Test
  void longSourceIsNoProblem() {
    String source = "x = \"" + "a\\n".repeat(300_000) + "\"\npassword = 'v'\n" + "a".repeat(20_000);

    assertThat(Secrets.redactSource(source)).contains("password = '***REDACTED***'");
  }

  @Test
  void paramsKeepTheirOrderAndLoseSecretsAtEveryDepth() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("password", "x");
    params.put("token_count", 5);
    params.put("nested", Map.of("password", "y"));
    params.put("l", List.of());
    params.put("n", null);
    params.put("url", "postgresql://u:p@h/d");
    params.put("urls", Arrays.asList("postgresql://u:p@h/d", null));
    params.put("ok", 1);

    assertThat(Json.of(RunParams.withoutSecrets(params)).text())
        .isEqualTo(
            "{\"password\": \"***REDACTED***\", \"token_count\": \"***REDACTED***\","
                + " \"nested\": {\"password\": \"***REDACTED***\"}, \"url\": \"***REDACTED***\","
                + " \"urls\": [\"***REDACTED***\", null], \"ok\": 1}");
  }

  @Test
  void argumentsOfTheCommandLine() {
    assertThat(
            Secrets.redactArguments(
                List.of(
                    "--password",
                    "hunter2",
                    "--token=t",
                    "--conf",
                    "spark.a.secret.key=s",
                    "-n",
                    "5",
                    "-Ddb.password=p",
                    "--verbose",
                    "in.csv",
                    "postgres://u:p@h/d")))
        .containsExactly(
            "--password",
            "***REDACTED***",
            "--token=***REDACTED***",
            "--conf",
            "spark.a.secret.key=***REDACTED***",
            "-n",
            "5",
            "-Ddb.password=***REDACTED***",
            "--verbose",
            "in.csv",
            "***REDACTED***");
  }
}
