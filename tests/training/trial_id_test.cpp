#include "training/trial_id.h"

#include "base/check.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("A citation names a trial and reads back as it") {
  const TrialId id = {.experiment = Experiment::cpa_anc, .key_bits = 16, .seed = 2018, .trial = 7};
  CHECK(citation_of(id) == "cpa_anc/16/2018/7");
  for (const char* citation : {"cpa_anc/16/2018/7", "anc/1/0/0", "anc/0/2018/7",
                               "no_adversary/128/18446744073709551615/18446744073709551615"}) {
    CHECK(citation_of(parse_citation(citation)) == citation);
  }
}

TEST_CASE("What is not a citation is refused, named") {
  for (const char* bad :
       {"", "cpa_anc", "cpa_anc/16/2018", "cpa_anc/16/2018/7/", "cpa_anc/16/2018/7/1", "cpa/16/2018/7",
        "cpa_anc/129/2018/7", "cpa_anc/16/-1/7", "cpa_anc/16/2018/x", "cpa_anc/016/2018/7", "cpa_anc/16/2018/ 7",
        "/16/2018/7", "cpa_anc/16/18446744073709551616/0"}) {
    CHECK_THROWS_AS(parse_citation(bad), UserError);
  }
  CHECK_THROWS_WITH(parse_citation("cpa\nanc"),
                    Catch::Matchers::StartsWith("cpa anc: is not the citation of a trial: write "));
}
