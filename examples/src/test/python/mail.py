"""Sends and reads mail with Python's own libraries: smtplib, imaplib, poplib."""
import imaplib
import poplib
import smtplib
import ssl
import sys
from email.message import EmailMessage

user, password, certificate = sys.argv[1:4]
submission, submissions, imap, imaps, pop3, pop3s = map(int, sys.argv[4:])
tls = ssl.create_default_context(cafile=certificate)


def message(subject):
    mail = EmailMessage()
    mail["From"] = mail["To"] = user
    mail["Subject"] = subject
    mail.set_content("Grüße\n.\n..\nund Schluss\n")
    mail.add_attachment(bytes(range(256)) * 100, maintype="application", subtype="octet-stream", filename="alle.bin")
    return mail


with smtplib.SMTP("localhost", submission) as smtp:
    smtp.starttls(context=tls)
    smtp.login(user, password)
    smtp.send_message(message("by STARTTLS"))
with smtplib.SMTP_SSL("localhost", submissions, context=tls) as smtp:
    smtp.login(user, password)
    smtp.send_message(message("by TLS"))
    try:
        smtp.sendmail(user, "nobody@example.com", b"Subject: no\r\n\r\n")
        sys.exit("mail for nobody was taken")
    except smtplib.SMTPRecipientsRefused as refused:
        assert refused.recipients["nobody@example.com"][0] == 550, refused

with imaplib.IMAP4("localhost", imap) as box:
    box.starttls(tls)
    box.login(user, password)
    box.create("Work")
    assert box.select("INBOX")[1] == [b"2"]
    assert box.search(None, "SUBJECT", "STARTTLS")[1] == [b"1"]
    assert b"octet-stream" in str(box.fetch("1", "(BODYSTRUCTURE ENVELOPE)")).lower().encode()
    assert box.copy("1", "Work")[0] == "OK"
    assert box.store("1", "+FLAGS", r"(\Flagged \Seen)")[0] == "OK"
    assert box.append("Work", r"(\Seen)", None, bytes(message("appended")))[0] == "OK"
    assert box.select("Work")[1] == [b"2"]
with imaplib.IMAP4_SSL("localhost", imaps, ssl_context=tls) as box:
    box.login(user, password)
    box.select("INBOX")
    assert b"\\Flagged" in box.fetch("1", "(FLAGS)")[1][0]
    whole = box.uid("FETCH", "1", "(BODY.PEEK[])")[1][0][1]

import email.policy

parsed = email.message_from_bytes(whole, policy=email.policy.default)
text = parsed.get_body().get_content().replace("\r\n", "\n")
assert text == "Grüße\n.\n..\nund Schluss\n", text
assert next(parsed.iter_attachments()).get_content() == bytes(range(256)) * 100

box = poplib.POP3("localhost", pop3)
box.stls(tls)
box.user(user)
box.pass_(password)
assert box.stat()[0] == 2
assert b"\r\n".join(box.retr(1)[1]) + b"\r\n" == whole
box.dele(2)
box.quit()
box = poplib.POP3_SSL("localhost", pop3s, context=tls)
box.user(user)
box.pass_(password)
assert len(box.uidl()[1]) == 1
box.quit()
print("all well")
