package io.grocellery.daemon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.grocellery.pages.ToldEvidence;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final String HOSTILE = "<script>alert('x')</script> {{title}} \"><img src=x onerror=alert(1)>";

    @Test
    void whateverPeopleWroteStaysText() {
        String page = ReportPage.html(ToldEvidence.saying(HOSTILE));

        assertThat(page).doesNotContain("<script", "<img", "{{");
        assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &#123;&#123;title}}");
    }

    @Test
    void needsNothingFromOutside() {
        String page = ReportPage.html(ToldEvidence.saying("a change"));

        assertThat(page).doesNotContain("src=", "<link", "url(", "@import", "http://", "https://");
        assertThat(page).contains("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void saysEveryFactOnce() {
        String page = ReportPage.html(ToldEvidence.saying("Prices are rounded once"));

        assertThat(page)
                .contains("shop 0123456, run p-7")
                .contains("Prices are rounded once", "Ada", "r-old", "r-new")
                .contains("security_vulnerabilities 0 critical", "1 critical is not 0 critical (scan.json)")
                .contains("Shop.java:41 critical sql: built from text")
                .contains("unchanged since run p-3")
                .contains("not claimed: that no part has a known vulnerability")
                .contains("Given directly, outside of a run", "grace approved sha256:fade")
                .contains("Cannot be claimed in spite of the scan", "pass Trivy&#39;s checks")
                .contains("accepted until the new parser", "the team of the shop", "2027-03-01")
                .contains("ada@shop", "sha256:feed")
                .contains("not seen to end", "1 min 5 s")
                .contains("not enough data: deployments have been written down for");
    }
}
