package dev.mailwright.transcript.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.transcript.CutEverywhere;
import dev.mailwright.transcript.Difference;
import dev.mailwright.transcript.PureCore;
import dev.mailwright.transcript.Statement;
import dev.mailwright.transcript.Transcript;
import dev.mailwright.transcript.Way;
import dev.mailwright.transcript.World;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.DefaultFileRegion;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDialogueTest {
    @TempDir
    Path directory;

    private Path file = Path.of("file");

    @BeforeEach
    void file() throws IOException {
        file = Files.writeString(directory.resolve("file"), "from a file\r\n");
    }

    /** Answers each line by itself, FILE by a file region, QUIT by closing, BREAK by an exception. */
    private final class Echo extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), "hello\r\n"));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf line) throws IOException {
            switch (line.toString(StandardCharsets.US_ASCII)) {
                case "FILE" ->
                    context.writeAndFlush(new DefaultFileRegion(FileChannel.open(file), 0, Files.size(file)));
                case "QUIT" -> context.close();
                case "BREAK" -> throw new IllegalStateException("broken handler");
                default -> {
                    context.write(line.retain());
                    context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), "\r\n"));
                }
            }
        }
    }

    private static final class Nowhere implements World {
        @Override
        public void given(Statement statement) {
            throw statement.unknown();
        }

        @Override
        public void then(Statement statement) {
            throw statement.unknown();
        }

        @Override
        public void tick(Duration duration) {}

        @Override
        public void close() {}
    }

    private Way way() {
        return PureCore.embedded(
                "echo",
                Nowhere::new,
                world -> new EmbeddedDialogue(new EmbeddedChannel(new LineBasedFrameDecoder(100), new Echo())));
    }

    private static Transcript transcript(String lines) {
        return Transcript.parse("echo.txt", "# rfc862 echo\nS: hello\n" + lines);
    }

    @Test
    void playsThroughThePipeline() {
        Transcript transcript = transcript("C: one\nC: FILE\nS: one\nS: from a file\nC: QUIT\nEOF");
        assertThat(way().play(transcript).answers()).contains("S: from a file");
        CutEverywhere.of(way()).play(transcript);
    }

    @Test
    void aBrokenHandlerFails() {
        assertThatThrownBy(() -> way().play(transcript("C: BREAK\nS: x")))
                .isInstanceOf(Difference.class)
                .hasMessageContaining("broken handler");
    }

    @Test
    void filesWithTlsAreNotPlayed() {
        assertThat(transcript("TLS").playableWith(way().traits())).isFalse();
    }
}
