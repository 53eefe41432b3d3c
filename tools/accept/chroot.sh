#!/usr/bin/env bash
# chroot.sh RESULT.json: a clean clone in a bare Debian with python3, python3-venv, make and git only.
#
# 1. without python3-venv, `make setup` must fail with one clear line;
# 2. `make demo` from nothing, its set-up timed; 3. `make test`, what it installs timed apart.
# Needs root, debootstrap (installed when missing) and the network settings of this machine, which
# are passed in at run time: package mirror, pip settings, certificates, name resolution.
set -euo pipefail

result=$(realpath -m "$1")
repository=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
store=${LIANQUN_CHROOT:-/var/tmp/lianqun-chroot}
root=$store/run
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $suite" | head -n 1)

say() { printf '\n== %s\n' "$*"; }

# Mounts live in a namespace of their own, so that nothing of them outlives the script.
[ -n "${LIANQUN_CHROOT_PRIVATE:-}" ] ||
    exec env LIANQUN_CHROOT_PRIVATE=1 unshare --mount --propagation private bash "$0" "$result"

release() {
    for place in proc dev; do
        if mountpoint -q "$root/$place"; then umount "$root/$place"; fi
    done
}
trap release EXIT

bootstrap() { # a bare base, made once: bootstrap NAME PACKAGES
    [ -e "$store/$1.done" ] && return
    command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq debootstrap; }
    rm -rf "${store:?}/$1"
    debootstrap --variant=minbase --include="$2" "$suite" "$store/$1" "$mirror" >"$store/$1.log"
    touch "$store/$1.done"
}

start() { # a fresh copy of a base, with a clean clone inside
    release
    rm -rf --one-file-system "$root"
    cp -a "$store/$1" "$root"
    mount --bind /dev "$root/dev" && mount -t proc proc "$root/proc"
    git clone --quiet --no-hardlinks "$repository" "$root/clone"
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
    mkdir -p "$root/etc/ssl/certs"
    cp -L "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$root/etc/ssl/certs/ca-certificates.crt"
    pip_settings >"$root/etc/pip.conf"
}

pip_settings() { # where this machine's pip fetches from, without folders that the chroot lacks
    echo "[global]"
    echo "cert = /etc/ssl/certs/ca-certificates.crt"
    python3 -m pip config list | sed -nE "s/^(global|:env:)[.](index-url|trusted-host|proxy)='(.*)'\$/\2 = \3/p"
}

inside() { # inside LOG COMMAND: prints and logs; sets seconds and code
    local log=$store/$1 from=$EPOCHREALTIME
    shift
    set +e
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        sh -c "cd /clone && $*" </dev/null 2>&1 | tee "$log"
    code=${PIPESTATUS[0]}
    set -e
    seconds=$(python3 -c "print(round($EPOCHREALTIME - $from, 1))")
}

mkdir -p "$store" "$(dirname "$result")"
bootstrap without-venv python3,make,git
bootstrap with-venv python3,python3-venv,make,git

say "make setup without python3-venv"
start without-venv
inside missing-venv.log make setup
missing_code=$code

say "make demo"
start with-venv
inside demo.log make demo
demo_code=$code demo_seconds=$seconds

say "make test"
inside test.log make test
test_code=$code test_seconds=$seconds

python3 "$repository/tools/accept/chroot_result.py" "$store" "$result" \
    "$missing_code" "$demo_code" "$demo_seconds" "$test_code" "$test_seconds"
