package dev.mailwright.directory.file;

import java.nio.file.Path;

/** Makes a snapshot of the text of a file. Pure. */
interface FileParser<T> {

    /** @throws dev.mailwright.directory.DirectoryException listing each bad line */
    T parse(Path path, String text);
}
