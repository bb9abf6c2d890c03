package dev.mailwright.sasl;

import dev.mailwright.Lookup;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import java.util.List;

/** Finds the account of somebody whose identity was proved elsewhere. */
final class AccountOf {

    private AccountOf() {}

    /** Blocks. Absent for what is no address, and for nobody's. */
    static Lookup<Principal> address(Directory directory, String text) {
        EmailAddress address;
        try {
            address = EmailAddress.of(text);
        } catch (AddressSyntaxException none) {
            return Lookup.absent();
        }
        Lookup<Matches> answer = directory.find(List.of(RecipientKey.of(address)));
        if (answer instanceof Lookup.Found<Matches> found) {
            List<? extends Account> accounts = found.value().accounts();
            return accounts.isEmpty() ? Lookup.absent() : Lookup.found(accounts.get(0));
        }
        return answer instanceof Lookup.Unavailable<Matches> down ? Lookup.unavailable(down.reason()) : Lookup.absent();
    }
}
