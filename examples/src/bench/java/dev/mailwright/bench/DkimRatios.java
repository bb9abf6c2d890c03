package dev.mailwright.bench;

import dev.mailwright.dkim.Canonicalization;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/**
 * The same operations as {@link VerifySignature}, {@link SignMessage} and {@link CheckSender}, in turns and by the CPU time of
 * their thread, so that other work on the machine counts less. Prints medians and ratios.
 */
public final class DkimRatios {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 11;
    private static final long WARM = 2_000_000_000L;
    private static final long TURN = 200_000_000L;

    private DkimRatios() {}

    /** One operation. */
    private interface Operation {
        Object run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        VerifySignature small = verifying(4096, Canonicalization.RELAXED);
        compare("verify 4 KB / one RSA operation", small::mailwright, small::rawRsa);
        compare("verify 4 KB / jdkim", small::mailwright, small::jdkim);
        for (Canonicalization form : Canonicalization.values()) {
            VerifySignature large = verifying(1 << 20, form);
            compare("verify 1 MB " + form + " / SHA-256 of it", large::mailwright, large::rawSha256);
        }
        SignMessage signing = new SignMessage();
        signing.keys();
        compare("sign RSA 4 KB / one RSA operation", signing::rsa, signing::rawRsa);
        compare("sign Ed25519 4 KB / one Ed25519 operation", signing::ed25519, signing::rawEd25519);
        CheckSender sender = new CheckSender();
        compare("SPF / jspf", sender::mailwright, sender::jspf);
    }

    private static VerifySignature verifying(int octets, Canonicalization form) throws Exception {
        VerifySignature verify = new VerifySignature();
        verify.octets = octets;
        verify.form = form;
        verify.sign();
        return verify;
    }

    private static void compare(String name, Operation one, Operation other) throws Exception {
        rate(one, WARM);
        rate(other, WARM);
        double[] first = new double[ROUNDS];
        double[] second = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            first[i] = rate(one, TURN);
            second[i] = rate(other, TURN);
            ratio[i] = first[i] / second[i];
        }
        System.out.printf(
                Locale.ROOT, "%-45s %10.0f %10.0f  %6.2f%n", name, median(first), median(second), median(ratio));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Operations in a second of CPU time. */
    private static double rate(Operation operation, long nanos) throws Exception {
        long begin = CPU.getCurrentThreadCpuTime();
        int count = 0;
        while (CPU.getCurrentThreadCpuTime() - begin < nanos) {
            for (int i = 0; i < 5; i++, count++) {
                if (operation.run() == null) {
                    throw new IllegalStateException("no result");
                }
            }
        }
        return count * 1e9 / (CPU.getCurrentThreadCpuTime() - begin);
    }
}
