#include "campaign/citation.h"

#include "base/check.h"
#include "base/fnv1a.h"
#include "base/text.h"
#include "support/catch.h"

using namespace anc;
using anc::test::Contains;

namespace {

constexpr TrialId kTrial = {.experiment = Experiment::cpa_anc, .key_bits = 16, .seed = 2018, .trial = 7};

// Another value that the row takes.
double another(const HyperparameterRow& row, double value) {
  for (const double other : {row.minimum, row.maximum, 64.0}) {
    if (other != value && other >= row.minimum && other <= row.maximum) return other;
  }
  FAIL("a row with one value");
  return value;
}

}  // namespace

TEST_CASE("FNV-1a has its published values") {
  Fnv1a hash;
  CHECK(hash.value() == 0xcbf29ce484222325u);
  hash.add("a");
  CHECK(hash.value() == 0xaf63dc4c8601ec8cu);
}

TEST_CASE("A trial with the defaults is cited without settings, any other with their digest") {
  Hyperparameters settings = default_hyperparameters(kTrial.experiment, kTrial.key_bits);
  CHECK(text_of(cite(kTrial, settings)) == "cpa_anc/16/2018/7");
  settings.key_exclusivity = 8;
  CHECK(text_of(cite(kTrial, settings)) == "cpa_anc/16/2018/7@0d5013");  // FNV-1a of "key_exclusivity=8"
  settings.gamma = 9;
  CHECK(text_of(cite(kTrial, settings)) == "cpa_anc/16/2018/7@d1e043");  // of "gamma=9 key_exclusivity=8"
}

TEST_CASE("Where the message is longer than the key, that is the digest: the other settings are those of its size") {
  Hyperparameters settings = default_hyperparameters(Experiment::cpa_anc, 8);
  settings.message_bits = 8;
  const Citation cited = cite({.experiment = Experiment::cpa_anc, .key_bits = 4, .seed = 1, .trial = 0}, settings);
  Fnv1a hash;
  hash.add("message_bits=8");
  CHECK(cited.settings == hex16(hash.value()).substr(0, 6));
}

TEST_CASE("Every setting that the experiment uses is in the digest, and no other") {
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    const TrialId id = {.experiment = experiment, .key_bits = 4, .seed = 1, .trial = 0};
    for (const HyperparameterRow& row : hyperparameter_table()) {
      Hyperparameters settings = default_hyperparameters(experiment, id.key_bits);
      set(settings, row, another(row, get(settings, row)));
      INFO(row.name);
      CHECK(cite(id, settings).settings.size() == (applies(row, experiment) ? 6u : 0u));
    }
  }
}

TEST_CASE("A citation reads back as what it is of") {
  for (const char* text : {"cpa_anc/16/2018/7", "anc/1/0/0@0123ab", "no_adversary/128/1/18446744073709551615@ffffff"}) {
    CHECK(text_of(parse_cited(text)) == text);
  }
  CHECK(parse_cited("cpa_anc/16/2018/7@3f9c1a") == Citation{.id = kTrial, .settings = "3f9c1a"});
}

TEST_CASE("What is no digest of settings is refused, named") {
  for (const char* bad :
       {"cpa_anc/16/2018/7@", "cpa_anc/16/2018/7@3f9c1", "cpa_anc/16/2018/7@3f9c1a0", "cpa_anc/16/2018/7@3F9C1A",
        "cpa_anc/16/2018/7@defaul", "cpa_anc/16/2018/7@3f9c1a@3f9c1a", "cpa_anc/16/2018@3f9c1a", "@3f9c1a"}) {
    CHECK_THROWS_AS(parse_cited(bad), UserError);
  }
  CHECK_THROWS_WITH(parse_cited("cpa_anc/16/2018/7@exclusive"), Contains("cpa_anc/16/2018/7@exclusive: what follows"));
}
