package dev.mailwright.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The arrows inside a protocol: net to session and verb, these to the nouns, the nouns to core, never back.
 *
 * <p>Session and verb are one layer. The states are sealed and live in {@code session}; a verb is given the state it is
 * legal in and answers with the next one, while the session finds its verbs in the table: each must name the other.
 */
public final class ProtocolRules {
    private static final List<String> PROTOCOLS = List.of(
            "smtp", "imap", "pop3", "managesieve", "dkim", "spf", "dmarc", "arc", "authres", "records", "fetch");

    /** Rooms that a session or a verb uses and that know neither. IMAP alone has the last four. */
    private static final List<String> NOUNS =
            List.of("command", "reply", "response", "wire", "view", "fetch", "search");

    private ProtocolRules() {}

    public static List<ArchRule> of(String protocol) {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(forbid(rooms(protocol, NOUNS.stream()), rooms(protocol, Stream.of("session", "verb", "net"))));
        rules.add(forbid(rooms(protocol, Stream.of("session", "verb")), rooms(protocol, Stream.of("net"))));
        rules.add(forbid(rooms(protocol, Stream.of("command")), rooms(protocol, Stream.of("reply", "response"))));
        rules.add(forbid(all(Stream.of(protocol)), all(PROTOCOLS.stream().filter(p -> !p.equals(protocol)))));
        rules.add(forbid(all(Stream.of(protocol)), new String[] {"dev.mailwright.junit.."}));
        rules.add(confined(protocol));
        rules.add(forbid(all(Stream.of(protocol)), new String[] {
            "org.apache.james..", "org.bouncycastle..", "org.xbill..", "jakarta.mail..", "org.eclipse.angus.."
        }));
        return rules;
    }

    /** Netty is a matter of the net rooms; IMAP's wire writes large literals straight into its buffers. */
    private static ArchRule confined(String protocol) {
        return noClasses()
                .that()
                .resideInAPackage("dev.mailwright." + protocol + "..")
                .and()
                .resideOutsideOfPackages("dev.mailwright." + protocol + "..net..", "dev.mailwright.imap.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .allowEmptyShould(true);
    }

    private static ArchRule forbid(String[] from, String[] to) {
        return noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .allowEmptyShould(true);
    }

    private static String[] rooms(String protocol, Stream<String> names) {
        return names.map(name -> "dev.mailwright." + protocol + "." + name + "..")
                .toArray(String[]::new);
    }

    private static String[] all(Stream<String> protocols) {
        return protocols.map(name -> "dev.mailwright." + name + "..").toArray(String[]::new);
    }
}
