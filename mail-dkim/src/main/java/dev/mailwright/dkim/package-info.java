/**
 * DomainKeys Identified Mail (RFC 6376): sign and verify, bytes and a DNS client in, a result out; opens no connection of its own.
 */
@NullMarked
package dev.mailwright.dkim;

import org.jspecify.annotations.NullMarked;
