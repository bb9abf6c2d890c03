/**
 * What every mail store must do, as tests: who furnishes {@link dev.mailwright.store.MailStore} extends
 * {@link dev.mailwright.store.kit.MailStoreContract} and runs all of it. One interface per subject; the names of the tests
 * are the sentences of the contract.
 *
 * <p>May use the store SPI alone, no store. Nothing here sleeps; random histories are seeded and say their seed.
 */
@NullMarked
package dev.mailwright.store.kit;

import org.jspecify.annotations.NullMarked;
