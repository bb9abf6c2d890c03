package dev.mailwright.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateCacheTest {

    @Test
    void keepsWhatItIsToldInAnyOrder() {
        DateCache cache = new DateCache();
        long[] uids = {5, 1, 4_294_967_295L, 3, 2_147_483_648L, 2, 4};
        for (long uid : uids) {
            cache.keep(uid, Instant.ofEpochSecond(uid * 10));
            cache.keep(uid, Instant.EPOCH);
        }
        for (long uid : uids) {
            assertThat(cache.find(uid)).contains(Instant.ofEpochSecond(uid * 10));
        }
        assertThat(cache.find(6)).isEmpty();
        for (long uid = 10; uid < 2000; uid++) {
            cache.keep(uid, Instant.ofEpochSecond(uid));
        }
        assertThat(cache.find(1999)).contains(Instant.ofEpochSecond(1999));
        cache.forget();
        assertThat(cache.find(1)).isEmpty();
    }
}
