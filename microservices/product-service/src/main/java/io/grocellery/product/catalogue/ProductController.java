package io.grocellery.product.catalogue;

import io.grocellery.chassis.id.IdSource;
import io.grocellery.chassis.page.Limit;
import io.grocellery.chassis.page.Page;
import io.grocellery.chassis.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Products", description = "The catalogue. Reading is for everybody, writing for administrators.")
class ProductController {

    private static final int MOST_IDS = 100;

    private final Products products;
    private final IdSource ids;

    ProductController(Products products, IdSource ids) {
        this.products = products;
        this.ids = ids;
    }

    @GetMapping("/products")
    @Operation(
            summary = "Lists products",
            description = "Everything, a category, or what matches a search, in pages. A search finds words that begin"
                    + " with the words given, and other forms of them, in name, category and description; matches in the"
                    + " name come first.")
    @SecurityRequirements
    Page<Product> list(
            @RequestParam(required = false)
                    @Size(max = 60)
                    @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
                    @Nullable
                    String category,
            @Parameter(description = "Words to search for.", example = "oat mil")
                    @RequestParam(required = false)
                    @Size(max = 100)
                    @Pattern(regexp = Printable.TEXT, message = Printable.MESSAGE)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.DEFAULT) @Limit int limit) {
        List<Listed> rows = rows(category, q, ListPosition.of(cursor), limit + 1);
        return Page.of(rows, limit, row -> row.position().cursor()).map(Listed::product);
    }

    @GetMapping(path = "/products", params = "ids")
    @Operation(
            summary = "Gives the products of these ids",
            description = "At most 100, separated by commas. Those that are not on sale are left out.")
    @SecurityRequirements
    Page<Product> these(@RequestParam @Size(min = 1, max = MOST_IDS) Set<UUID> ids) {
        return new Page<>(products.find(ids), null);
    }

    @GetMapping("/products/{id}")
    @Operation(summary = "Gives one product", description = "With an ETag; If-None-Match is answered by 304.")
    @SecurityRequirements
    ResponseEntity<Product> get(@PathVariable UUID id) {
        return tagged(ResponseEntity.ok(), found(id));
    }

    @GetMapping("/categories")
    @Operation(summary = "Lists the categories with the number of products on sale")
    @SecurityRequirements
    Page<Category> categories() {
        return new Page<>(products.categories(), null);
    }

    @PostMapping("/products")
    @Operation(summary = "Adds a product")
    ResponseEntity<Product> add(@Valid @RequestBody ProductDraft draft) {
        refuseVersion(draft);
        UUID id = ids.next();
        withSku(draft, () -> products.add(id, draft));
        return tagged(ResponseEntity.created(URI.create("/products/" + id)), found(id));
    }

    @PutMapping("/products/{id}")
    @Operation(
            summary = "Changes a product",
            description = "Say which version the change is based on, by If-Match (else 412) or in the body (else 409).")
    ResponseEntity<Product> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ProductDraft draft) {
        Revision revision = Revision.required(ifMatch, draft.version());
        withSku(draft, () -> changeOrRefuse(id, draft, revision));
        return tagged(ResponseEntity.ok(), found(id));
    }

    @DeleteMapping("/products/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Takes a product off sale",
            description = "It is kept for the orders that have it. Repeating it is fine.")
    void retire(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        Revision revision = Revision.optional(ifMatch);
        if (!products.retire(id, revision.version())) {
            refuseUnlessRetired(id, revision);
        }
    }

    private List<Listed> rows(@Nullable String category, @Nullable String q, ListPosition after, int rows) {
        if (q != null && !q.isBlank()) {
            return products.search(q, category, after, rows);
        }
        return category == null ? products.onShelf(after, rows) : products.inCategory(category, after, rows);
    }

    private Product found(UUID id) {
        return products.find(id).orElseThrow(() -> ProblemException.notFound("product", id));
    }

    private void changeOrRefuse(UUID id, ProductDraft draft, Revision revision) {
        if (!products.change(id, draft, revision.version())) {
            found(id);
            throw revision.mismatch();
        }
    }

    private void refuseUnlessRetired(UUID id, Revision revision) {
        if (!products.known(id)) {
            throw ProblemException.notFound("product", id);
        }
        if (products.find(id).isPresent()) {
            throw revision.mismatch();
        }
    }

    private static void refuseVersion(ProductDraft draft) {
        if (draft.version() != null) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "malformed-request", "a new product has no version yet");
        }
    }

    private static void withSku(ProductDraft draft, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(HttpStatus.CONFLICT, "sku-taken", "another product has the SKU " + draft.sku());
        }
    }

    private static ResponseEntity<Product> tagged(ResponseEntity.BodyBuilder answer, Product product) {
        return answer.eTag(product.entityTag()).body(product);
    }
}
