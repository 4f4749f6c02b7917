# Furnishes a fresh network, mount, process and host-name namespace, then becomes the given command.
# Usage: sh raise.sh ETC RUNG COMMAND...   where ETC holds resolv.conf, hosts and nsswitch.conf
set -e
etc=$1
FETCHPROOF_SANDBOX=$2
export FETCHPROOF_SANDBOX
shift 2

# Every address is ours: a dial that would leave arrives at loopback instead.
ip link set lo up
ip route add local 0.0.0.0/0 dev lo src 127.0.0.1
ip -6 route add local ::/0 dev lo 2>/dev/null || true
# A namespace of its own starts with the kernel's defaults; let those without capabilities bind 53, 80 and 443.
(echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start) 2>/dev/null || true
# The host's name is nobody's business, and "localhost" resolves without a name server.
hostname localhost 2>/dev/null || (echo localhost >/proc/sys/kernel/hostname) 2>/dev/null || true
# A cache of names would answer from outside the sandbox: its socket is a file, and files cross network namespaces.
for cache in /run/nscd /var/run/nscd; do
  if [ -d "$cache" ] && [ ! -L "$cache" ]; then mount -t tmpfs none "$cache"; fi
done

# An /etc that lacks one of the files cannot be bound over, so it is assembled anew out of what it holds.
rebuild_etc() {
  new=$etc/rebuilt
  mkdir -p "$new"
  mount -t tmpfs none "$new"
  for entry in /etc/* /etc/.[!.]*; do
    name=${entry##*/}
    case $name in resolv.conf | hosts | nsswitch.conf) continue ;; esac
    if [ -L "$entry" ]; then
      cp -P "$entry" "$new/$name"
    elif [ -d "$entry" ]; then
      mkdir "$new/$name"
      mount --rbind "$entry" "$new/$name"
    elif [ -e "$entry" ]; then
      : >"$new/$name"
      mount --bind "$entry" "$new/$name"
    fi
  done
  cp "$etc/resolv.conf" "$etc/hosts" "$etc/nsswitch.conf" "$new/"
  mount --rbind "$new" /etc
}

complete=yes
for name in resolv.conf hosts nsswitch.conf; do
  [ -f "/etc/$name" ] || complete=no
done
if [ $complete = yes ]; then
  for name in resolv.conf hosts nsswitch.conf; do
    mount --bind "$etc/$name" "/etc/$name"
  done
else
  rebuild_etc
fi

if [ "$FETCHPROOF_SANDBOX" = SUDO ]; then
  # Back to the user who called sudo, with what raising cages and tapping need. Changing the user clears the
  # parent-death signal that unshare set, hence --pdeathsig.
  caps=+net_raw,+net_admin,+net_bind_service,+sys_admin
  exec setpriv --reuid "$SUDO_UID" --regid "$SUDO_GID" --init-groups \
    --inh-caps "$caps" --ambient-caps "$caps" --pdeathsig KILL -- "$@"
fi
exec "$@"
