#!/usr/bin/env bash
# A JVM as a user's driver has it, with what Spark opens for itself.
set -euo pipefail
packages=(
  java.base/java.lang java.base/java.lang.invoke java.base/java.lang.reflect java.base/java.io
  java.base/java.net java.base/java.nio java.base/java.util java.base/java.util.concurrent
  java.base/java.util.concurrent.atomic java.base/jdk.internal.ref java.base/sun.nio.ch
  java.base/sun.nio.cs java.base/sun.security.action java.base/sun.util.calendar
  java.security.jgss/sun.security.krb5
)
opens=()
for package in "${packages[@]}"; do
  opens+=("--add-opens=$package=ALL-UNNAMED")
done
exec java "${opens[@]}" -Djdk.reflect.useDirectMethodHandle=false "$@"
