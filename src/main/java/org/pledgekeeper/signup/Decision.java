package org.pledgekeeper.signup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the programme decided on an application once, with what it held then. It is written once and never changed. */
@Entity
@Table(name = "application_decision")
public class Decision {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID id;
    private UUID application;
    @Enumerated(EnumType.STRING)
    private Application.State decision;
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

    protected Decision() {}

    /** @param application as it was just decided on */
    public Decision(Application application, String by) {
        id = UUID.randomUUID();
        this.application = application.id();
        decision = application.getState();
        decidedAt = application.getDecidedAt();
        decidedBy = by;
        reason = application.getReturnReason();
        logoPng = application.logoPng();
        logoWidth = application.getLogoWidth();
        logoHeight = application.getLogoHeight();
        logoAlt = application.getLogoAlt();
        try {
            held = JSON.writeValueAsString(application.held());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One part of an application, as it was when it was decided on and as it is now. @param words the two set into one another */
    public record Changed(String label, List<Wording.Piece> words) {}

    /**
     * @return what the application holds otherwise by now, in the order of the form; its logo apart; empty where nothing is known of then
     */
    public List<Changed> since(Application now) {
        List<Changed> changed = new ArrayList<>();
        Map<String, String> then = then();
        now.held().forEach((label, value) -> {
            String before = then.getOrDefault(label, value);
            if (!before.equals(value) && !label.equals(Application.LOGO)) {
                changed.add(new Changed(label, Wording.between(before, value)));
            }
        });
        return changed;
    }

    /** @return whether its picture is another by now */
    public boolean isLogoChanged(Application now) {
        String before = then().get(Application.LOGO);
        return before != null && !before.equals(now.held().get(Application.LOGO));
    }

    private Map<String, String> then() {
        try {
            return held == null ? Map.of() : JSON.readValue(held, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public UUID id() {
        return id;
    }

    public boolean isReturned() {
        return decision == Application.State.RETURNED;
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
        return Application.logoSize(logoPng, logoWidth, logoHeight);
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
