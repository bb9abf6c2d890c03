/** What fetchmail leaves behind: its files, read so that its users need not fetch their mail again. */
@NullMarked
package dev.mailwright.fetch.fetchmail;

import org.jspecify.annotations.NullMarked;
