package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("library")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open data")
public class LibraryResource {
    @Inject
    private KeptLibrary library;

    /** @param item a commitment or an indicator @param checkedOn when someone last looked whether it is still right */
    public record LinkShown(UUID id, String item, String title, String address, String why, String madeBy, LocalDate checkedOn,
            int version) {
        static LinkShown of(LibraryLink one) {
            return new LinkShown(one.getId(), one.getItem(), one.getTitle(), one.getAddress(), one.getWhy(), one.getMadeBy(),
                    one.getCheckedOn(), one.getVersion());
        }
    }

    @GET
    @Operation(summary = "What the programme recommends to read, by commitment and item")
    public List<LinkShown> all() {
        return library.byItem().entrySet().stream().sorted(java.util.Map.Entry.comparingByKey())
                .flatMap(one -> one.getValue().stream()).map(LinkShown::of).toList();
    }
}
