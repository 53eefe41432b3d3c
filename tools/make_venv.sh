#!/bin/sh
# make_venv.sh PYTHON FOLDER: makes the virtual environment FOLDER with PYTHON, or with another
# Python >= 3.11 that is there.  What is missing is said in one line, with the command that brings it.
set -eu

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

found=
for candidate in "$1" python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$candidate
        break
    fi
done
[ -n "$found" ] || fail "缺少 Python 3.11 或更高版本，请先运行 / Python >= 3.11 is missing, run: apt-get install python3 python3-venv"

"$found" -c 'import ensurepip, venv' 2>/dev/null ||
    fail "缺少 python3-venv，请先运行 / python3-venv is missing, run: apt-get install python3-venv"

# Half an environment would look like a whole one to make.
"$found" -m venv --clear "$2" || {
    rm -rf "$2"
    fail "无法创建虚拟环境 / could not create the virtual environment: $2"
}
