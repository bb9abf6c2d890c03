package dev.mailwright.store.maildir;

import java.util.ArrayList;
import java.util.List;

/** Names the place in the store's code that forces: the line that does, and the class that had it done. */
final class ForceSite {

    private static final String ROOM = ForceSite.class.getPackageName() + ".";

    private ForceSite() {}

    static String here() {
        List<StackWalker.StackFrame> frames = StackWalker.getInstance()
                .walk(stack -> stack.filter(ForceSite::isOfTheStore).limit(12).toList());
        List<String> parts = new ArrayList<>();
        String last = "";
        for (StackWalker.StackFrame frame : frames) {
            String owner = frame.getClassName().substring(ROOM.length());
            if (parts.isEmpty()) {
                parts.add(owner + "." + frame.getMethodName() + ":" + frame.getLineNumber());
            } else if (!owner.equals(last) && parts.size() < 2) {
                parts.add(owner + "." + frame.getMethodName());
            }
            last = owner;
        }
        return String.join(" < ", parts);
    }

    private static boolean isOfTheStore(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        return name.startsWith(ROOM)
                && !name.startsWith(ROOM + "CrashDisk")
                && !name.startsWith(ROOM + "ForceSite")
                && !name.startsWith(ROOM + "Unforced");
    }
}
