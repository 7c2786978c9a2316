package org.pledgekeeper.statement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the programme decided once, by whom, when and why, with what was held then. It is written once and never changed. */
@MappedSuperclass
public abstract class Reviewed {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID id;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "decided_by")
    private String decidedBy;
    private String reason;
    private String held;
    @Basic
    @Column(name = "logo_png")
    private byte[] logoPng;
    @Column(name = "logo_width")
    private Integer logoWidth;
    @Column(name = "logo_height")
    private Integer logoHeight;
    @Column(name = "logo_alt")
    private String logoAlt;

    protected Reviewed() {}

    protected Reviewed(PublicFace then, String reason, String by, Instant at) {
        id = UUID.randomUUID();
        decidedAt = at;
        decidedBy = by;
        this.reason = reason;
        logoPng = then.logoPng();
        logoWidth = then.getLogoWidth();
        logoHeight = then.getLogoHeight();
        logoAlt = then.getLogoAlt();
        try {
            held = JSON.writeValueAsString(then.held());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One part, as it was and as it is now. @param words the two set into one another */
    public record Changed(String label, List<Wording.Piece> words) {}

    /**
     * @return what is held otherwise by now, in the order of the form; its logo apart; empty where nothing is known of then
     */
    public List<Changed> since(PublicFace now) {
        return between(then(), now.held());
    }

    /** @return whether its picture is another by now */
    public boolean isLogoChanged(PublicFace now) {
        return isLogoOther(then(), now.held());
    }

    /** @return in which parts one differs from the other, the logo apart */
    public static List<Changed> between(PublicFace before, PublicFace after) {
        return between(before.held(), after.held());
    }

    /** @return whether one shows another picture than the other */
    public static boolean isLogoOther(PublicFace before, PublicFace after) {
        return isLogoOther(before.held(), after.held());
    }

    private static List<Changed> between(Map<String, String> before, Map<String, String> after) {
        List<Changed> changed = new ArrayList<>();
        after.forEach((label, value) -> {
            String then = before.getOrDefault(label, value);
            if (!then.equals(value) && !label.equals(PublicFace.LOGO)) {
                changed.add(new Changed(label, Wording.between(then, value)));
            }
        });
        return changed;
    }

    private static boolean isLogoOther(Map<String, String> before, Map<String, String> after) {
        String then = before.get(PublicFace.LOGO);
        return then != null && !then.equals(after.get(PublicFace.LOGO));
    }

    private Map<String, String> then() {
        try {
            return held == null ? Map.of() : JSON.readValue(held, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return what was decided, in words */
    public abstract String getTitle();

    public UUID id() {
        return id;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public String getReason() {
        return reason;
    }

    public byte[] logoPng() {
        return logoPng;
    }

    /** @return its pixels and bytes, in words */
    public String getLogoSize() {
        return PublicFace.logoSize(logoPng, logoWidth, logoHeight);
    }

    public int getLogoWidth() {
        return logoWidth == null ? 0 : logoWidth;
    }

    public int getLogoHeight() {
        return logoHeight == null ? 0 : logoHeight;
    }

    public String getLogoAlt() {
        return logoAlt;
    }
}
