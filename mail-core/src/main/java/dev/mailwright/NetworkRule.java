package dev.mailwright;

import dev.mailwright.net.CidrBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the networks that a builder is given, and says of each what is wrong with it and what to write instead. */
final class NetworkRule {

    /** Of public addresses: 65,536 of IPv4, a /32 of IPv6. */
    private static final int WIDE_V4 = 16;

    private static final int WIDE_V6 = 96;

    private static final List<CidrBlock> PRIVATE = List.of(
            CidrBlock.parse("10.0.0.0/8"),
            CidrBlock.parse("172.16.0.0/12"),
            CidrBlock.parse("192.168.0.0/16"),
            CidrBlock.parse("100.64.0.0/10"),
            CidrBlock.parse("127.0.0.0/8"),
            CidrBlock.parse("fc00::/7"),
            CidrBlock.parse("fe80::/10"));

    private final String where;
    private final List<Problem> problems = new ArrayList<>();
    private final List<CidrBlock> networks = new ArrayList<>();

    /** @param where the method of the builder */
    NetworkRule(String where) {
        this.where = where;
    }

    void add(String... given) {
        for (String text : given) {
            read(text).ifPresent(network -> {
                if (isWide(network)) {
                    problem(
                            "wide",
                            text + " holds very many hosts that are not yours",
                            where + "Wide(\"" + text + "\") says that you mean it");
                } else {
                    networks.add(network);
                }
            });
        }
    }

    /** Also of public addresses as many as are wanted. */
    void addWide(String... given) {
        for (String text : given) {
            read(text).ifPresent(networks::add);
        }
    }

    private Optional<CidrBlock> read(String text) {
        CidrBlock network;
        try {
            network = CidrBlock.parse(text);
        } catch (IllegalArgumentException e) {
            problem("invalid", String.valueOf(e.getMessage()), fix(text));
            return Optional.empty();
        }
        if (text.indexOf(':') >= 0 && !network.isIpv6()) {
            problem("mapped", text + " is an IPv4 network written as IPv6", "Write " + shown(network));
            return Optional.empty();
        }
        return Optional.of(network);
    }

    private static String fix(String text) {
        Optional<CidrBlock> around = CidrBlock.around(text);
        int slash = text.indexOf('/');
        return around.isEmpty()
                ? "Write a network such as 192.0.2.0/24 or 2001:db8::/48, or a numeric address"
                : "Write " + around.get() + " for the network, or " + text.substring(0, slash) + " for the one host";
    }

    private static String shown(CidrBlock network) {
        String text = network.toString();
        return network.hostBits() == 0 ? text.substring(0, text.indexOf('/')) : text;
    }

    private static boolean isWide(CidrBlock network) {
        boolean wide = network.hostBits() > (network.isIpv6() ? WIDE_V6 : WIDE_V4);
        return wide && PRIVATE.stream().noneMatch(block -> block.covers(network));
    }

    private void problem(String code, String text, String fix) {
        problems.add(new Problem("server." + where + "." + code, where, text, fix));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<CidrBlock> networks() {
        return List.copyOf(networks);
    }
}
