# Sourced by the scripts beside it: a file tree that becomes an image.

tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"

# Copies files of this machine to where they stand here, following links.
put() {
    for file in "$@"; do
        mkdir -p "$tree$(dirname "$file")"
        cp -L --preserve=mode "$file" "$tree$file"
    done
}

# The shared libraries that programs or libraries need; those of the tree itself are not looked for.
libraries() {
    for file in "$@"; do
        ldd "$file" 2>/dev/null | sed -n 's/.*[[:space:]]\(\/[^ ]*\) (0x.*/\1/p'
    done | sort -u
}

# Copies programs by name, with the libraries that they need.
put_programs() {
    for name in "$@"; do
        program=$(command -v "$name") || { echo "no program $name" >&2; return 1; }
        # shellcheck disable=SC2046 # paths without blanks
        put "$program" $(libraries "$program")
    done
}

# What every image has: a shell, folders, two users, and the libraries that look up names.
put_basics() {
    mkdir -p "$tree/tmp" "$tree/etc" "$tree/proc" "$tree/sys" "$tree/dev" "$tree/run" "$tree/usr/bin" "$tree/usr/sbin"
    mkdir -p "$tree/usr/lib" "$tree/usr/lib64"
    for top in bin sbin lib lib64; do
        ln -s "usr/$top" "$tree/$top"
    done
    chmod 1777 "$tree/tmp"
    put_programs sh id ls cat sleep
    for library in libnss_files libnss_dns libresolv; do
        put "/lib/x86_64-linux-gnu/$library.so.2"
    done
    echo 'hosts: files dns' >"$tree/etc/nsswitch.conf"
    printf 'root:x:0:0::/:/bin/sh\npostgres:x:999:999::/var/lib/postgresql:/bin/sh\n' >"$tree/etc/passwd"
    printf 'root:x:0:\npostgres:x:999:\n' >"$tree/etc/group"
}

# Makes the image of that name; further words are changes, as in a Dockerfile.
import_as() {
    image=$1
    shift
    for change in "$@"; do
        set -- "$@" --change "$change"
        shift
    done
    tar -C "$tree" --owner=0 --group=0 --numeric-owner -c . | docker import "$@" - "$image" >/dev/null
    echo "made the image $image"
}
