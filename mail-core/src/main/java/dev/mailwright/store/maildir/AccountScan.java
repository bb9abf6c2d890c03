package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the accounts of a template by the directories there are. An id that was too long for a directory cannot be told
 * from its name, and homes are not below one directory: such accounts are not found.
 */
final class AccountScan {

    private static final Logger LOG = LoggerFactory.getLogger(AccountScan.class);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(id|local|domain)\\}");

    private final Disk disk;
    private final AccountPath path;
    private final List<AccountId> found = new ArrayList<>();

    AccountScan(Disk disk, AccountPath path) {
        this.disk = disk;
        this.path = path;
    }

    List<AccountId> run() throws IOException {
        if (!path.isInHomes()) {
            level(path.fixed(), List.of(path.pattern().split("/", -1)), Map.of());
        }
        return found;
    }

    private void level(Path directory, List<String> elements, Map<String, String> values) throws IOException {
        if (elements.isEmpty()) {
            account(directory, values);
            return;
        }
        Element element = Element.of(elements.get(0));
        for (String name : names(directory)) {
            Optional<Map<String, String>> more = element.match(name, values);
            if (more.isPresent() && isDirectory(directory.resolve(name))) {
                level(directory.resolve(name), elements.subList(1, elements.size()), more.get());
            }
        }
    }

    private List<String> names(Path directory) throws IOException {
        try {
            return disk.list(directory).stream()
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private boolean isDirectory(Path path) throws IOException {
        return disk.stat(path).filter(DiskStat::isDirectory).isPresent();
    }

    /** Only one that leads back to its directory is one. */
    private void account(Path maildir, Map<String, String> values) throws IOException {
        String id = values.containsKey("id")
                ? values.getOrDefault("id", "")
                : values.getOrDefault("local", "") + "@" + values.getOrDefault("domain", "");
        if (!isDirectory(maildir.resolve(MailboxFiles.CUR))) {
            return;
        }
        try {
            AccountId account = new AccountId(id);
            if (path.of(account).equals(maildir)) {
                found.add(account);
                return;
            }
        } catch (IllegalArgumentException | StoreException e) {
            LOG.debug("{} is no account: {}", maildir, e.toString());
        }
        LOG.warn("{} is a maildir, but of no account that its path tells", maildir);
    }

    /** An element of the template's path: text with placeholders in it. */
    private record Element(Pattern pattern, List<String> names) {

        static Element of(String text) {
            StringBuilder pattern = new StringBuilder();
            List<String> names = new ArrayList<>();
            Matcher matcher = PLACEHOLDER.matcher(text);
            int end = 0;
            while (matcher.find()) {
                pattern.append(Pattern.quote(text.substring(end, matcher.start())))
                        .append("(.+)");
                names.add(matcher.group(1));
                end = matcher.end();
            }
            pattern.append(Pattern.quote(text.substring(end)));
            return new Element(Pattern.compile(pattern.toString()), names);
        }

        Optional<Map<String, String>> match(String name, Map<String, String> values) {
            Matcher matcher = pattern.matcher(name);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> more = new HashMap<>(values);
            for (int i = 0; i < names.size(); i++) {
                String value = decoded(matcher.group(i + 1));
                String before = more.put(names.get(i), value);
                if (before != null && !before.equals(value)) {
                    return Optional.empty();
                }
            }
            return Optional.of(more);
        }
    }

    /** Takes the {@code %XX} out; what is none stays. */
    static String decoded(String element) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = element.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
