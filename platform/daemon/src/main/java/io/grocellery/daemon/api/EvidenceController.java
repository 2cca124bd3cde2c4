package io.grocellery.daemon.api;

import io.grocellery.core.evidence.RunEvidence;
import io.grocellery.core.pipeline.RunId;
import io.grocellery.daemon.evidence.EvidenceBook;
import io.grocellery.daemon.evidence.ReportPage;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What speaks for a run: as facts, or as a page to hand over for whoever asks for HTML. */
@RestController
class EvidenceController {

    private final EvidenceBook book;

    EvidenceController(EvidenceBook book) {
        this.book = book;
    }

    @GetMapping("/api/pipeline/runs/{id}/report")
    ResponseEntity<Object> report(
            @PathVariable RunId id, @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accepted) {
        RunEvidence evidence = book.of(id);
        return wantsPage(accepted)
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                        .body(ReportPage.html(evidence))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(evidence);
    }

    private static boolean wantsPage(String accepted) {
        List<MediaType> types = MediaType.parseMediaTypes(accepted);
        return types.stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }
}
