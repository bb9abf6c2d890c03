#!/usr/bin/env bash
# How fast mail is taken in and read, beside the system's Postfix and Dovecot on the same disk, in turns.
#   mvn -q -DskipTests package && examples/src/bench/store.sh [smtp|imap]...        as root, with postfix and dovecot-imapd
# ROUNDS (3) runs of each; BENCH_DIR (target/bench) keeps everything, and nothing in it is deleted, since creating files is
# slow for a minute after many were deleted; BENCH_CLASSPATH stands for the jar. Prints a line a run:
# WARMUP (45000) messages first: the JVM goes on compiling that long, with more CPU than the mail needs.
#   <what> <who> <a second> [<microseconds of CPU a message>]
set -eu
cd "$(dirname "$0")/../../.."
here=$PWD/examples/src/bench/store
jar=${BENCH_CLASSPATH:-$PWD/examples/target/mailserver.jar}
dir=${BENCH_DIR:-$PWD/target/bench}/$(date +%s)
rounds=${ROUNDS:-3}
smtp_strict=13025 imap_strict=13143 smtp_safe=13026 imap_safe=13144 smtp_postfix=13027 imap_dovecot=13145
uid=5000
mkdir -p "$dir/classes" "$dir/vmail" && chmod 755 "$dir" && chown $uid:$uid "$dir/vmail"
javac -cp "$jar" -d "$dir/classes" "$here"/*.java

serve() { # POLICY SMTP IMAP
  java -XX:+UseParallelGC -Xmx1g -cp "$dir/classes:$jar" BenchServer "$dir/$1" "$1" "$2" "$3" > "$dir/$1.log" 2>&1 &
  echo $! > "$dir/$1.pid"
  until grep -q ready "$dir/$1.log"; do kill -0 "$(cat "$dir/$1.pid")"; sleep 0.1; done
}

postfix_up() {
  local p=$dir/postfix; mkdir -p "$p/etc" "$p/spool" "$p/data"; chown postfix "$p/data"
  cat > "$p/etc/main.cf" <<C
compatibility_level=3.6
queue_directory=$p/spool
data_directory=$p/data
command_directory=/usr/sbin
daemon_directory=/usr/lib/postfix/sbin
shlib_directory=/usr/lib/postfix
mail_owner=postfix
setgid_group=postdrop
myhostname=mx.bench.test
mydestination=
mynetworks=
inet_interfaces=127.0.0.1
inet_protocols=ipv4
smtpd_peername_lookup=no
virtual_mailbox_domains=bench.test
virtual_mailbox_base=$dir/vmail
virtual_mailbox_maps=inline:{ {user@bench.test=user/} }
virtual_uid_maps=static:$uid
virtual_gid_maps=static:$uid
virtual_mailbox_limit=0
smtpd_relay_restrictions=reject_unauth_destination
smtpd_client_connection_count_limit=0
default_process_limit=250
smtpd_tls_security_level=none
smtp_dns_support_level=disabled
maillog_file=$p/log
maillog_file_prefixes=$dir
alias_maps=
local_recipient_maps=
C
  sed -e "s/^smtp      inet.*/127.0.0.1:$smtp_postfix inet n - n - - smtpd/" /usr/share/postfix/master.cf.dist \
    | grep -v '^#' | awk '{ if ($5=="y") $5="n"; print }' > "$p/etc/master.cf"
  grep -q postlog "$p/etc/master.cf" || echo "postlog unix-dgram n - n - 1 postlogd" >> "$p/etc/master.cf"
  postfix -c "$p/etc" start 2> /dev/null; sleep 1
}

dovecot_up() {
  local d=$dir/dovecot; mkdir -p "$d/run" "$d/state"
  cat > "$d/dovecot.conf" <<C
base_dir=$d/run
state_dir=$d/state
protocols=imap
listen=127.0.0.1
ssl=no
disable_plaintext_auth=no
log_path=$d/log
first_valid_uid=1
mail_location=maildir:$dir/vmail/%n
passdb {
 driver=static
 args=password=pass
}
userdb {
 driver=static
 args=uid=$uid gid=$uid home=$dir/vmail/%n allow_all_users=yes
}
service imap-login {
 inet_listener imap {
  port=$imap_dovecot
 }
 inet_listener imaps {
  port=0
 }
 service_count=0
 process_min_avail=2
}
namespace inbox {
 inbox=yes
}
C
  dovecot -c "$d/dovecot.conf" 2> /dev/null; sleep 1
}

down() {
  for p in SAFE STRICT; do [ ! -f "$dir/$p.pid" ] || kill "$(cat "$dir/$p.pid")" 2> /dev/null || true; done
  [ ! -d "$dir/postfix/etc" ] || postfix -c "$dir/postfix/etc" stop 2> /dev/null || true
  [ ! -f "$dir/dovecot/run/master.pid" ] || kill "$(cat "$dir/dovecot/run/master.pid")" || true
}
trap down EXIT

cpu() { # PID: hundredths of a second
  awk '{ print $14 + $15 }' "/proc/$1/stat"
}

count() { find "$1" -type f 2> /dev/null | wc -l; }

deliver() { # WHAT WHO PORT NEW SESSIONS MESSAGES SIZE [smtp-source option]
  local what=$1 who=$2 port=$3 new=$4 sessions=$5 messages=$6 size=$7 option=${8:-} before start end c0=0 c1=0 used=
  before=$(count "$new")
  [ "$who" = postfix ] || c0=$(cpu "$(cat "$dir/$who.pid")")
  start=$(date +%s%N)
  smtp-source $option -s "$sessions" -m "$messages" -l "$size" -f sender@example.org -t user@bench.test "127.0.0.1:$port"
  until [ "$(count "$new")" -ge $((before + messages)) ]; do sleep 0.02; done
  end=$(date +%s%N)
  [ "$who" = postfix ] || { c1=$(cpu "$(cat "$dir/$who.pid")"); used=$(((c1 - c0) * 10000 / messages)); }
  echo "$what $who $((messages * 1000000000 / (end - start))) $used"
}

each() { # WHAT SESSIONS MESSAGES SIZE [option]
  deliver "$1" SAFE $smtp_safe "$dir/SAFE/bench.test/user/new" "$2" "$3" "$4" "${5:-}"
  deliver "$1" STRICT $smtp_strict "$dir/STRICT/bench.test/user/new" "$2" "$3" "$4" "${5:-}"
  deliver "$1" postfix $smtp_postfix "$dir/vmail/user/new" "$2" "${6:-$(($3 / 2))}" "$4" "${5:-}"
}

smtp() {
  postfix_up; serve SAFE $smtp_safe $imap_safe; serve STRICT $smtp_strict $imap_strict
  for port in $smtp_safe $smtp_strict; do
    smtp-source -s 10 -m "${WARMUP:-45000}" -l 4096 -f a@example.org -t user@bench.test 127.0.0.1:$port
  done
  for round in $(seq "$rounds"); do
    each 1-session 1 2000 4096
    each 10-sessions 10 6000 4096
    each 40-sessions 40 6000 4096
    each reused 10 6000 4096 -d
    each 100KB 10 1500 100000
  done
}

load() { java -XX:TieredStopAtLevel=1 -cp "$dir/classes" ImapLoad "$@"; }

both() { # USER WORK CONNECTIONS COUNT
  for round in $(seq "$rounds"); do
    echo "SAFE $(load $imap_safe "${1/@*/}@bench.test" "$2" "$3" "$4")"
    [ -n "${SAFE_ONLY:-}" ] || echo "STRICT $(load $imap_strict "${1/@*/}@bench.test" "$2" "$3" "$4")"
    echo "dovecot $(load $imap_dovecot "$1" "$2" "$3" "$4")"
  done
}

imap() {
  dovecot_up; [ -f "$dir/SAFE.pid" ] || { serve SAFE $smtp_safe $imap_safe; serve STRICT $smtp_strict $imap_strict; }
  for n in 1 2 3; do load $imap_safe mx0@bench.test append 10 5000; load $imap_strict mx0@bench.test append 10 5000; done > /dev/null
  echo "# APPEND, one session"; both mx1 append 1 1500
  echo "# APPEND, ten sessions on one mailbox"; both m10k append 10 3400
  echo "# APPEND, 20 sessions on 20 mailboxes"; both mx%d append 20 4000
  echo "# FETCH 1:* (FLAGS ENVELOPE) of 10,000 (the first time there is no envelope to be had)"; both m10k envelopes 1 5
  echo "# STORE of one message"; both m10k store 1 2000
  echo "# STORE of 10,000"; both m10k storeall 1 4
  echo "# twenty sessions on that mailbox, APPEND among what they do, 5 s"; both m10k mixed 20 5
}

for work in "${@:-smtp imap}"; do for w in $work; do $w; done; done
