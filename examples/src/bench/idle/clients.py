"""Opens idle connections to a server and prints what each adds to its memory. See ../idle.sh."""
import re
import socket
import ssl
import subprocess
import sys
import time

PER_ADDRESS = 80


def pss(pid):
    """Of the process, in octets, after its garbage is gone."""
    subprocess.run(["jcmd", str(pid), "GC.run"], stdout=subprocess.DEVNULL, check=True)
    with open(f"/proc/{pid}/smaps_rollup") as file:
        return 1024 * int(re.search(r"^Pss:\s+(\d+) kB", file.read(), re.M).group(1))


def connect(number, port, context):
    sock = socket.socket()
    sock.settimeout(30)
    sock.bind((f"127.0.1.{1 + number // PER_ADDRESS}", 0))
    sock.connect(("127.0.0.1", port))
    if context:
        sock = context.wrap_socket(sock, server_hostname="mail.example.com")
    sock.recv(1000)
    sock.sendall(b"EHLO client.test\r\n")
    sock.recv(4000)
    return sock


def await_port(port):
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not start")


def measure(pid, count, port, context, name):
    warm = [connect(i, port, context) for i in range(min(count, 500))]
    for sock in warm:
        sock.close()
    time.sleep(3)
    before = pss(pid)
    held = [connect(i, port, context) for i in range(count)]
    time.sleep(1)
    after = pss(pid)
    print(f"{name}: {(after - before) / count / 1024:.1f} KiB a connection ({count} connections)")
    for sock in held:
        sock.close()
    time.sleep(3)


def main():
    pid, count, plain, tls = map(int, sys.argv[1:5])
    await_port(tls)
    context = ssl._create_unverified_context()
    measure(pid, count, plain, None, "plain")
    measure(pid, count, tls, context, "TLS")


main()
