#!/usr/bin/env bash
# Makes the Python environments of the integration tests below the folder $1, once each:
#   lamindb        the real client, the referee of everything that is written
#   pyspark-X.Y    PySpark as users install it
#   lamindb-X.Y.Z  old clients, of the releases in $2 with commas between them
# Needs Python 3.11 or newer and a package index; says what is missing otherwise.
set -euo pipefail

target=${1:?usage: prepare-python.sh FOLDER [RELEASES]}
releases=${2:-}
here=$(cd "$(dirname "$0")" && pwd)
requirements=$here/src/test/python/requirements

python=
for candidate in "${PYTHON:-}" python3.12 python3.11 python3 python3.13; do
  if [ -n "$candidate" ] && "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "The integration tests need Python 3.11 or newer with venv (Debian: apt-get install python3-venv); set PYTHON to it." >&2
  exit 1
fi

mkdir -p "$target"
for file in "$requirements"/*.txt; do
  name=$(basename "$file" .txt)
  folder=$target/$name
  if cmp -s "$file" "$folder/installed.txt"; then
    continue
  fi
  echo "Installing the Python environment $name (once)"
  rm -rf "$folder"
  "$python" -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check -r "$file" || {
    echo "Cannot install $file: the integration tests need these packages from the Python package index." >&2
    exit 1
  }
  cp "$file" "$folder/installed.txt"
done

# Old clients share nearly all of their packages: uv links them, so one more costs seconds. What they
# depend on is taken as it was on that day, or they would stop to work some day.
day=2026-11-01
uv_version=0.13.9
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1

for release in ${releases//,/ }; do
  folder=$target/lamindb-$release
  if [ "$(cat "$folder/installed.txt" 2>/dev/null)" = "$day $uv_version" ]; then
    continue
  fi
  if [ ! -x "$target/uv-$uv_version/bin/uv" ]; then
    "$python" -m venv "$target/uv-$uv_version"
    "$target/uv-$uv_version/bin/pip" install --quiet --disable-pip-version-check "uv==$uv_version"
  fi
  echo "Installing the old client $release (once)"
  rm -rf "$folder"
  "$target/uv-$uv_version/bin/uv" venv --quiet --python "$(command -v "$python")" "$folder"
  "$target/uv-$uv_version/bin/uv" pip install --quiet --exclude-newer "$day" --python "$folder/bin/python" "lamindb==$release" || {
    echo "Cannot install lamindb $release: the integration tests need it from the Python package index." >&2
    exit 1
  }
  echo "$day $uv_version" > "$folder/installed.txt"
done
