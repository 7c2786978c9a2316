package org.pledgekeeper.story;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;

class FollowStoryTest {
    private final Story story = new Story(UUID.randomUUID(), "They were kind.", "Ann", Instant.now());

    @Test
    void whoeverWaitedForAWithdrawalFindsNothing() throws Exception {
        FollowStory links = links();
        String secret = Link.fresh().secret();
        assertSame(story, links.hold(secret));
        story.end(Ending.WITHDRAWN, Instant.now());
        assertThrows(NotFound.class, () -> links.hold(secret));
    }

    /** Whose link is still there, as a transaction sees it that has looked it up before the withdrawal was committed. */
    private FollowStory links() throws Exception {
        Query query = proxy(Query.class, (self, method, args) -> switch (method.getName()) {
            case "setParameter" -> self;
            case "getResultList" -> List.<Object>of((Object) new Object[] {story.getId().toString(), "", ""});
            default -> null;
        });
        FollowStory links = new FollowStory();
        Field em = FollowStory.class.getDeclaredField("em");
        em.setAccessible(true);
        em.set(links, proxy(EntityManager.class, (self, method, args) -> method.getName().equals("find") ? story : query));
        return links;
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
