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
# uv keeps what several environments have in common once: each further one costs seconds.
uv_version=0.13.9
uv=$target/uv-$uv_version/bin/uv
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
if [ ! -x "$uv" ]; then
  "$python" -m venv "$target/uv-$uv_version"
  "$target/uv-$uv_version/bin/pip" install --quiet --disable-pip-version-check "uv==$uv_version"
fi

# Makes the environment $1, of the state $2, with what the rest of the arguments tell uv to install.
prepare() {
  local folder=$target/$1 state=$2
  shift 2
  if [ "$(cat "$folder/installed.txt" 2>/dev/null)" = "$state" ]; then
    return
  fi
  echo "Installing the Python environment $(basename "$folder") (once)"
  rm -rf "$folder"
  # With pip, which the client asks what is installed.
  "$uv" venv --quiet --seed --python "$(command -v "$python")" "$folder"
  "$uv" pip install --quiet --python "$folder/bin/python" "$@" || {
    echo "Cannot install '$*': the integration tests need it from the Python package index." >&2
    exit 1
  }
  echo "$state" > "$folder/installed.txt"
}

for file in "$requirements"/*.txt; do
  prepare "$(basename "$file" .txt)" "$(cat "$file")" -r "$file"
done

# What old clients depend on is taken as it was on that day, or they would stop to work some day.
day=2026-11-01
for release in ${releases//,/ }; do
  prepare "lamindb-$release" "$day $uv_version" --exclude-newer "$day" "lamindb==$release"
done
