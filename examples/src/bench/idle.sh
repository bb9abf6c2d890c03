#!/usr/bin/env bash
# What one idle connection costs the server: the growth of its memory (PSS, so that shared pages count once), the clients in
# a process of their own.
#
#   examples/src/bench/idle.sh [CONNECTIONS]        after: mvn -DskipTests verify
#
# Prints KiB a connection for SMTP in the clear and inside TLS. Needs Linux and python3. MAILSERVER overrides how our server is
# started.
set -eu
count=${1:-2000}
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../../target/mailserver.jar
[ -f "$jar" ] || [ -n "${MAILSERVER:-}" ] || { echo "build first: mvn -DskipTests verify"; exit 2; }
dir=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -r "$dir"' EXIT
cat > "$dir/server.yaml" <<YAML
hostname: mail.example.com
domains: [example.com]
postmaster: john@example.com
mail: {directory: $dir/mail}
accounts: {john@example.com: {password: secret}}
limits: {per-client: 100, strangers: 100000, connections: 100000}
tls: {self-signed: {directory: $dir/tls, names: [mail.example.com]}}
services:
  smtp:
    - {host: 127.0.0.1, port: 12525}
    - {host: 127.0.0.1, port: 12465, tls: implicit}
YAML
${MAILSERVER:-java -Xmx1g -XX:+UseSerialGC -jar "$jar"} serve "$dir/server.yaml" > "$dir/log" 2>&1 &
server=$!
python3 "$here/idle/clients.py" "$server" "$count" 12525 12465
