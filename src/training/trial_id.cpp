#include "training/trial_id.h"

#include <optional>

#include "base/check.h"
#include "base/text.h"

namespace anc {
namespace {

std::optional<TrialId> parsed(std::string_view text) {
  const std::vector<std::string> parts = split(text, '/');
  if (parts.size() != 4) return std::nullopt;
  const auto experiment = experiment_named(parts[0]);
  const auto key_bits = parse_uint64(parts[1]);
  const auto seed = parse_uint64(parts[2]);
  const auto trial = parse_uint64(parts[3]);
  if (!experiment || !key_bits || *key_bits > kMaxKeyBits || !seed || !trial) return std::nullopt;
  return TrialId{.experiment = *experiment, .key_bits = static_cast<int>(*key_bits), .seed = *seed, .trial = *trial};
}

}  // namespace

std::string citation_of(const TrialId& id) {
  return std::string(name_of(id.experiment)) + "/" + std::to_string(id.key_bits) + "/" + std::to_string(id.seed) + "/" +
         std::to_string(id.trial);
}

TrialId parse_citation(std::string_view text) {
  const std::optional<TrialId> id = parsed(text);
  // Comparing with the canonical form refuses leading zeros: one trial has one citation.
  if (!id || citation_of(*id) != text) {
    throw UserError(one_line(text) + ": is not the citation of a trial",
                    "write experiment/key bits/seed/trial, for example cpa_anc/16/2018/7");
  }
  return *id;
}

}  // namespace anc
