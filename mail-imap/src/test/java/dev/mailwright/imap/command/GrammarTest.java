package dev.mailwright.imap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the grammar takes and refuses, command by command; the text of a row is its record as it prints. */
class GrammarTest {

    private static Object parse(String command) {
        String line = command.replace("\\r\\n", "\r\n").replace("\\0", "\0");
        Tokens in = new Tokens(line.getBytes(StandardCharsets.ISO_8859_1), 8);
        String verb = in.keyword();
        if (!in.atEnd()) {
            in.space();
        }
        return parser(verb).apply(in);
    }

    private static Function<Tokens, Object> parser(String verb) {
        return switch (verb) {
            case "FETCH" -> in -> FetchCommand.parse(in, false);
            case "UIDFETCH" -> in -> FetchCommand.parse(in, true).items();
            case "SEARCH" -> in -> SearchCommand.parse(in, false).key();
            case "STORE" -> in -> StoreCommand.parse(in, false);
            case "COPY" -> in -> CopyCommand.parse(in, false);
            case "LIST" -> in -> ListCommand.parse(in);
            case "STATUS" -> StatusCommand::parse;
            case "APPEND" -> AppendCommand::parse;
            case "CREATE" -> CreateCommand::parse;
            case "ID" -> IdCommand::parse;
            case "LOGIN" -> in -> LoginCommand.parse(in).password();
            case "NOOP" -> BareCommand::parse;
            default -> throw new IllegalArgumentException(verb);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        FETCH 1 FLAGS                    | FetchCommand[byUid=false, messages=SequenceSet[ranges=[Range[one=1, other=1]]], items=[FLAGS], modifiers=FetchModifiers[changedSince=Optional.empty, vanished=false, window=Optional.empty]]
        UIDFETCH 1:* (FLAGS UID)         | [FLAGS, UID]
        UIDFETCH 4 (flags flags)         | [UID, FLAGS]
        UIDFETCH 4 FULL                  | [UID, FLAGS, INTERNALDATE, SIZE, ENVELOPE, BODY]
        UIDFETCH 4 BODY.PEEK[]<0.10>     | [UID, Body[section=Section[part=[], text=ALL, fields=[]], partial=Optional[Partial[from=0, length=10]], peek=true]]
        UIDFETCH 4 body[1.2.mime]        | [UID, Body[section=Section[part=[1, 2], text=MIME, fields=[]], partial=Optional.empty, peek=false]]
        UIDFETCH 4 (BODY[HEADER.FIELDS (To "X-Y")]) | [UID, Body[section=Section[part=[], text=HEADER_FIELDS, fields=[To, X-Y]], partial=Optional.empty, peek=false]]
        UIDFETCH 4 RFC822.HEADER         | [UID, HEADER]
        SEARCH ALL                       | All[]
        SEARCH 1,3:* UID 7               | And[keys=[Numbers[set=SequenceSet[ranges=[Range[one=1, other=1], Range[one=3, other=0]]]], Uids[set=SequenceSet[ranges=[Range[one=7, other=7]]]]]]
        SEARCH NOT (OR SEEN FROM "a b")  | Not[key=Or[left=HasFlag[flag=\\Seen], right=HeaderContains[field=From, text=a b]]]
        SEARCH CHARSET UTF-8 SUBJECT {4}\\r\\nÃ¼x? | HeaderContains[field=Subject, text=üx?]
        SEARCH SINCE 1-Feb-2003          | Internal[order=SINCE, date=2003-02-01]
        SEARCH NEW UNKEYWORD $Junk       | And[keys=[And[keys=[Recent[], Not[key=HasFlag[flag=\\Seen]]]], Not[key=HasFlag[flag=$Junk]]]]
        STORE 2 +FLAGS.SILENT (\\Seen Work) | StoreCommand[byUid=false, messages=SequenceSet[ranges=[Range[one=2, other=2]]], unchangedSince=Optional.empty, edit=FlagEdit[operation=ADD, flags=[\\Seen, Work]], silent=true]
        COPY 1 {3}\\r\\na b              | CopyCommand[byUid=false, messages=SequenceSet[ranges=[Range[one=1, other=1]]], target=MailboxArgument[wire=a b, utf8=false]]
        LIST "" %/*                      | ListCommand[extended=false, selection=[], reference=, patterns=[%/*], returned=[], status=[], utf8=false]
        STATUS x (UNSEEN MESSAGES UNSEEN) | StatusCommand[mailbox=MailboxArgument[wire=x, utf8=false], items=[UNSEEN, MESSAGES]]
        APPEND x () " 1-Feb-2003 04:05:06 +0130" ! | AppendCommand[mailbox=MailboxArgument[wire=x, utf8=false], flags=[], date=Optional[2003-02-01T02:35:06Z], utf8=false, catenation=Optional.empty, then=Optional.empty]
        CREATE x (USE (\\Sent))          | CreateCommand[mailbox=MailboxArgument[wire=x, utf8=false], uses=[SENT], usesKnown=true]
        ID NIL                           | IdCommand[fields=[]]
        ID ("name" "x" "os" NIL)         | IdCommand[fields=[Field[name=name, value=Optional[x]], Field[name=os, value=Optional.empty]]]
        LOGIN a "p\\"q"                  | p"q
        NOOP                             | BARE
        """)
    void reads(String command, String record) {
        String text = command.replace("\\\\", "\\").replace(" !", " ");
        assertThat(order(parse(text).toString())).isEqualTo(order(record.replace("\\\\", "\\")));
    }

    /** Sets print in any order. */
    private static String order(String text) {
        return text.replace("[Work, \\Seen]", "[\\Seen, Work]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FETCH",
                "FETCH 1",
                "FETCH 0 FLAGS",
                "FETCH 1:0 FLAGS",
                "FETCH 1 FLAGS x",
                "FETCH 1 (FLAGS",
                "FETCH 1 ()",
                "FETCH 4294967296 FLAGS",
                "FETCH 1,,2 FLAGS",
                "FETCH 1 (ALL)",
                "FETCH 1 BODY[0]",
                "FETCH 1 BODY[1.]",
                "FETCH 1 BODY[MIME]",
                "FETCH 1 BODY[HEADER.FIELDS]",
                "FETCH 1 BODY[HEADER.FIELDS ()]",
                "FETCH 1 BODY[]<1>",
                "FETCH 1 BODY[]<1.0>",
                "FETCH 1 NOSUCH",
                "FETCH a FLAGS",
                "FETCH  1 FLAGS",
                "FETCH *: FLAGS",
                "SEARCH",
                "SEARCH (",
                "SEARCH ()",
                "SEARCH ((((((((((ALL))))))))))",
                "SEARCH NOT",
                "SEARCH OR SEEN",
                "SEARCH NOT NOT NOT NOT NOT NOT NOT NOT NOT ALL",
                "SEARCH NOSUCH",
                "SEARCH LARGER x",
                "SEARCH ON 31-Feb-2003",
                "SEARCH ON 1-Foo-2003",
                "SEARCH CHARSET UTF-8",
                "STORE 1 FLAGS",
                "STORE 1 FLAGZ ()",
                "STORE 1 +FLAGS (\\Foo)",
                "STORE 1 FLAGS (a b",
                "STORE 1 FLAGS {1}\\r\\nx",
                "COPY 1 \"a",
                "COPY 1 \"a\\b\"",
                "COPY 1 {9}\\r\\na",
                "COPY 1 {1}a",
                "COPY 1 {1}\\r\\n\\0",
                "LIST a",
                "STATUS x ()",
                "STATUS x (FOO)",
                "APPEND x",
                "APPEND x \"1-Feb-2003\" ",
                "APPEND x \"41-Feb-2003 04:05:06 +0000\" ",
                "APPEND x \"01-Feb-2003 04:05:06 +9900\" ",
                "CREATE x (USE (\\Sent)",
                "CREATE x (FOO)",
                "ID x",
                "ID (\"a\")",
                "LOGIN a",
                "LOGIN a \"\u00ff\"",
                "NOOP x",
            })
    void refuses(String command) {
        assertThatThrownBy(() -> parse(command)).isInstanceOf(SyntaxException.class);
    }
}
