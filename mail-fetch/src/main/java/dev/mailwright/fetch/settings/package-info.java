/**
 * What an account says, grouped: how to reach its server, who logs in, what is taken, what stays there, when. Immutable values without behaviour beyond
 * their own rules. {@code FetchAccount} makes them, every room of this module reads them; they are no API and may change.
 */
@NullMarked
package dev.mailwright.fetch.settings;

import org.jspecify.annotations.NullMarked;
