// How one trial is cited: which it is, and, where its settings are not the defaults, which settings those are.
#pragma once

#include <string>
#include <string_view>

#include "training/hyperparameters.h"
#include "training/trial_id.h"

namespace anc {

struct Citation {
  TrialId id;
  std::string settings = {};  // empty for the defaults, else a digest: six lower-case hexadecimal digits

  friend bool operator==(const Citation&, const Citation&) = default;
};

// The digest is of the settings that the experiment uses and in which these are not the defaults of this build: FNV-1a
// of "name=value" in the order of the table, as a record writes them, separated by blanks. Where a default has changed
// since a record was written, its citation has changed, too; the record itself holds all its settings.
Citation cite(const TrialId& id, const Hyperparameters& settings);

// "cpa_anc/16/2018/7", "cpa_anc/16/2018/7@3f9c1a".
std::string text_of(const Citation& citation);

// Inverse of text_of. Throws UserError naming the text when it is not a citation.
Citation parse_cited(std::string_view text);

}  // namespace anc
