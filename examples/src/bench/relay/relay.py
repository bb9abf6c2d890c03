#!/usr/bin/env python3
"""Relays mail through the durable queue to smtp-sink, side by side with Postfix on the same disk, and prints medians.

  mvn -q -DskipTests package && sudo examples/src/bench/relay/relay.py [--runs 3] [--messages 4000] [--sessions 10,50]

Needs root (Postfix starts as root), Debian's postfix, smtp-source and smtp-sink. Each server runs with its own configuration, ports and directories below
--home, which is not deleted: deleting many files would slow the next run down. MAILSERVER overrides how our server is started.
"""
import argparse, os, re, shlex, signal, socket, statistics, subprocess, sys, tempfile, time

ap = argparse.ArgumentParser()
ap.add_argument("--runs", type=int, default=3)
ap.add_argument("--messages", type=int, default=4000)
ap.add_argument("--sessions", default="10,50")
ap.add_argument("--size", type=int, default=4096)
ap.add_argument("--warmup", type=int, default=6000)
ap.add_argument("--only", default="", help="ours or postfix")
ap.add_argument("--home", default="")
args = ap.parse_args()
home = args.home or tempfile.mkdtemp(prefix="relay-bench-", dir="/var/tmp")
os.makedirs(home, exist_ok=True)
os.chmod(home, 0o755)
SINK, PF, OURS = 26526, 26525, 26524
jar = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../target/mailserver.jar")
command = shlex.split(os.environ.get("MAILSERVER", f"java -Xmx512m -jar {jar}"))


def wait_port(port, seconds=30):
    end = time.time() + seconds
    while time.time() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), 1) as s:
                s.recv(10)
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"nothing serves on port {port}")


def postfix():
    d = home + "/postfix"
    for sub in ("etc", "spool", "data"):
        os.makedirs(f"{d}/{sub}", exist_ok=True)
    os.chmod(d, 0o755)
    import pwd
    os.chown(d + "/data", pwd.getpwnam("postfix").pw_uid, -1)
    open(d + "/etc/main.cf", "w").write(f"""compatibility_level=3.6
queue_directory={d}/spool
data_directory={d}/data
command_directory=/usr/sbin
daemon_directory=/usr/lib/postfix/sbin
shlib_directory=/usr/lib/postfix
mail_owner=postfix
setgid_group=postdrop
myhostname=mx.bench.test
mydestination=
mynetworks=
relay_domains=relay.test
inet_interfaces=127.0.0.1
inet_protocols=ipv4
smtpd_peername_lookup=no
transport_maps=inline:{{ {{relay.test=smtp:[127.0.0.1]:{SINK}}} }}
smtpd_relay_restrictions=reject_unauth_destination
smtpd_client_connection_count_limit=0
default_process_limit=250
initial_destination_concurrency=20
default_destination_concurrency_limit=20
smtp_dns_support_level=disabled
smtpd_tls_security_level=none
smtp_tls_security_level=none
maillog_file={d}/log
maillog_file_prefixes={home}
qmgr_message_active_limit=200000
qmgr_message_recipient_limit=200000
alias_maps=
local_recipient_maps=
""")
    lines = [l for l in open("/usr/share/postfix/master.cf.dist") if not l.startswith("#")]
    text = "".join(re.sub(r"^smtp      inet.*", f"127.0.0.1:{PF} inet n - n - - smtpd", l) for l in lines)
    text = "\n".join(re.sub(r"^(\S+\s+\S+\s+\S+\s+\S+\s+)y", r"\1n", l) for l in text.split("\n"))
    if "postlog" not in text:
        text += "\npostlog unix-dgram n - n - 1 postlogd\n"
    open(d + "/etc/master.cf", "w").write(text)
    subprocess.run(["postfix", "-c", d + "/etc", "start"], capture_output=True, check=True)
    wait_port(PF)
    return lambda: subprocess.run(["postfix", "-c", d + "/etc", "stop"], capture_output=True)


def ours():
    d = home + "/ours"
    os.makedirs(d, exist_ok=True)
    open(d + "/server.yaml", "w").write(f"""hostname: mx.bench.test
domains: [bench.test]
postmaster: postmaster@bench.test
mail: {{directory: mail}}
accounts:
  postmaster@bench.test: {{password: secret}}
aliases:
  x@bench.test: [x@relay.test]
outbound:
  queue: queue
  smarthosts:
    - {{host: 127.0.0.1, port: {SINK}, tls: none}}
services:
  smtp:
    - {{host: 127.0.0.1, port: {OURS}}}
logging: {{level: info, file: {d}/log}}
""")
    log = open(d + "/out", "w")
    p = subprocess.Popen(command + ["serve", d + "/server.yaml"], stdout=log, stderr=log)
    wait_port(OURS)

    def stop():
        p.send_signal(signal.SIGTERM)
        p.wait(30)

    return stop


def taken(path):
    found = re.findall(rb"mesg=(\d+)", open(path, "rb").read()[-400:])
    return int(found[-1]) if found else 0


def run(name, port, rcpt, sessions, n):
    out = f"{home}/sink"
    sink = subprocess.Popen(f"stdbuf -o0 smtp-sink -c -u nobody 127.0.0.1:{SINK} 500 > {out} 2>/dev/null & echo $!",
                            shell=True, stdout=subprocess.PIPE, text=True)
    pid = int(sink.stdout.readline())
    time.sleep(0.3)
    try:
        t0 = time.time()
        subprocess.run(["smtp-source", "-d", "-s", str(sessions), "-m", str(n), "-l", str(args.size),
                        "-f", "sender@example.org", "-t", rcpt, f"127.0.0.1:{port}"], check=True)
        t1 = time.time()
        while taken(out) < n:
            if time.time() - t0 > 120:
                sys.exit(f"{name}: only {taken(out)} of {n} were relayed")
            time.sleep(0.01)
        t2 = time.time()
        return n / (t1 - t0), n / (t2 - t0)
    finally:
        os.kill(pid, signal.SIGTERM)
        time.sleep(0.2)


peers = {"ours": (OURS, "x@bench.test"), "postfix": (PF, "x@relay.test")}
if args.only:
    peers = {args.only: peers[args.only]}
stops = [{"ours": ours, "postfix": postfix}[name]() for name in peers]
try:
    if "ours" in peers:
        run("warm-up", OURS, "x@bench.test", 10, args.warmup)
    for sessions in map(int, args.sessions.split(",")):
        rates = {name: [] for name in peers}
        for _ in range(args.runs):
            for name, (port, rcpt) in peers.items():
                rates[name].append(run(name, port, rcpt, sessions, args.messages))
        for name in peers:
            accepted = statistics.median(r[0] for r in rates[name])
            relayed = statistics.median(r[1] for r in rates[name])
            print(f"{name:8} sessions={sessions:3} accepted/s={accepted:6.0f} relayed/s={relayed:6.0f}  runs {[round(r[1]) for r in rates[name]]}")
        if len(peers) == 2:
            ratio = statistics.median(r[1] for r in rates["ours"]) / statistics.median(r[1] for r in rates["postfix"])
            print(f"ratio    sessions={sessions:3} {ratio:.2f}", flush=True)
finally:
    for stop in stops:
        stop()
