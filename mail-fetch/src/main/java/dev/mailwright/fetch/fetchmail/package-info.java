/** What people bring along from fetchmail: its list of what it has seen, and its run control file in our words. Knows texts alone, not the engine. */
@NullMarked
package dev.mailwright.fetch.fetchmail;

import org.jspecify.annotations.NullMarked;
