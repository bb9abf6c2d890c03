package dev.mailwright.store.maildir;

/** EMAILID (rfc8474#4): from the identity in the line of the uidlist, else from the base name, so that it needs no file. */
final class ObjectIds {

    private ObjectIds() {}

    static String emailId(String base, String extensions) {
        return "E" + AccountPath.digest(identity(base, extensions));
    }

    /** What a message keeps when it is copied. Dovecot writes the whole base name that the first one had. */
    static String identity(String base, String extensions) {
        for (String field : extensions.split(" ", -1)) {
            if (field.startsWith("G") && field.length() > 1) {
                return FileName.identity(field.substring(1));
            }
        }
        return FileName.identity(base);
    }
}
