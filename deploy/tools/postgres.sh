# Sourced by scripts that need a PostgreSQL of their own; needs debian.sh.

# postgres_start FOLDER PORT: a new cluster in FOLDER that listens on 127.0.0.1:PORT; sets postgres_connection. Installs the server when it is missing.
postgres_start() {
  local folder=$1 port=$2 bin owner
  if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
    if [ "$(id -u)" -eq 0 ]; then
      mkdir -p /etc/postgresql-common
      grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf || echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf
    fi
    need postgresql || return 1
  fi
  bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
  mkdir -p "$folder"
  owner=$(id -un)
  if [ "$(id -u)" -eq 0 ]; then owner=postgres; chown postgres "$folder"; fi
  postgres_as() { if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"); else "$@"; fi; }
  postgres_as "$bin/initdb" -D "$folder/cluster" -U heluo -A trust -E UTF8 --locale=C.UTF-8 >/dev/null &&
    postgres_as "$bin/pg_ctl" -D "$folder/cluster" -w -l "$folder/log" \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300 -c shared_buffers=128MB ${postgres_options:-}" start >/dev/null || { cat "$folder/log" 2>/dev/null; return 1; }
  postgres_connection="Host=127.0.0.1;Port=$port;Username=heluo"
  postgres_folder=$folder postgres_bin=$bin
  postgres_stop() { postgres_as "$postgres_bin/pg_ctl" -D "$postgres_folder/cluster" -m immediate stop >/dev/null 2>&1; rm -rf "$postgres_folder"; }
}
