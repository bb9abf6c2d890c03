package example;

import dev.mailwright.address.EmailAddress;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("ready " + EmailAddress.parse("john@example.com"));
    }
}
