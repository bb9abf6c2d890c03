#!/usr/bin/env bash
# How fast mail is read by IMAP and POP3, beside the system's Dovecot on a copy of the same maildir, in turns.
#   mvn -q -DskipTests package && examples/src/bench/access.sh [WORK]...     as root, with dovecot-imapd and dovecot-pop3d
# ROUNDS (5) runs of each; BENCH_DIR (target/bench) keeps everything; BENCH_CLASSPATH stands for the jar; IDLE (10000) sessions.
set -eu
cd "$(dirname "$0")/../../.."
here=$PWD/examples/src/bench/access
jar=${BENCH_CLASSPATH:-$PWD/examples/target/mailserver.jar}
dir=${BENCH_DIR:-$PWD/target/bench}/$(date +%s)
imap=14143 pop3=14110 dimap=14144 dpop3=14111 uid=5000
mkdir -p "$dir/classes" "$dir/dovecot/run" "$dir/dovecot/state"
javac -cp "$jar" -d "$dir/classes" "$here"/*.java
java -cp "$dir/classes" MakeMail "$dir/ours" 10000 1000
cp -a "$dir/ours" "$dir/theirs"
chown -R $uid:$uid "$dir/theirs"; chmod a+rx "$dir"
ulimit -n 65536 2> /dev/null || true

cat > "$dir/dovecot/dovecot.conf" <<C
base_dir=$dir/dovecot/run
state_dir=$dir/dovecot/state
protocols=imap pop3
listen=127.0.0.1
ssl=no
disable_plaintext_auth=no
log_path=$dir/dovecot/log
first_valid_uid=1
default_client_limit=20000
mail_max_userip_connections=0
mail_location=maildir:$dir/theirs/%d/%n
auth_cache_size=10M
passdb {
 driver=static
 args=password=pass
}
userdb {
 driver=static
 args=uid=$uid gid=$uid home=$dir/theirs/%d/%n allow_all_users=yes
}
service imap-login {
 inet_listener imap {
  port=$dimap
 }
 inet_listener imaps {
  port=0
 }
 service_count=0
 process_min_avail=2
}
service pop3-login {
 inet_listener pop3 {
  port=$dpop3
 }
 inet_listener pop3s {
  port=0
 }
 service_count=0
}
namespace inbox {
 inbox=yes
}
C
java -XX:+UseParallelGC -Xmx512m -cp "$dir/classes:$jar" AccessServer "$dir/ours" $imap $pop3 > "$dir/server.log" 2>&1 &
server=$!
dovecot -c "$dir/dovecot/dovecot.conf" 2> /dev/null
down() { kill $server 2> /dev/null || true; kill "$(cat "$dir/dovecot/run/master.pid")" 2> /dev/null || true; }
trap down EXIT
until grep -q ready "$dir/server.log"; do kill -0 $server; sleep 0.1; done

java -cp "$dir/classes" AccessLoad "${ROUNDS:-5}" $imap $pop3 $dimap $dpop3 "$@"
[ $# -gt 0 ] || {
  java -cp "$dir/classes" AccessLoad news $imap
  java -cp "$dir/classes" AccessLoad news $dimap
  java -cp "$dir/classes" AccessLoad idle "${IDLE:-10000}" $imap $server
}
