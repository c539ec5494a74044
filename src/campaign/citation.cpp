#include "campaign/citation.h"

#include <algorithm>

#include "base/check.h"
#include "base/fnv1a.h"
#include "base/text.h"
#include "campaign/settings.h"

namespace anc {
namespace {

constexpr std::size_t kDigits = 6;

bool is_digest(std::string_view text) {
  const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  return text.size() == kDigits && std::all_of(text.begin(), text.end(), is_digit);
}

}  // namespace

Citation cite(const TrialId& id, const Hyperparameters& settings) {
  std::string changed;
  for (const HyperparameterRow* const row : changed_settings(settings, id.experiment, id.key_bits)) {
    changed += (changed.empty() ? "" : " ") + std::string(row->name) + "=" + value_text(settings, *row);
  }
  if (changed.empty()) return {.id = id};
  Fnv1a hash;
  hash.add(changed);
  return {.id = id, .settings = hex16(hash.value()).substr(0, kDigits)};
}

std::string text_of(const Citation& citation) {
  return citation_of(citation.id) + (citation.settings.empty() ? "" : "@" + citation.settings);
}

Citation parse_cited(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos) return {.id = parse_citation(text)};
  const std::string_view digest = text.substr(at + 1);
  if (!is_digest(digest)) {
    throw UserError(brief(text) + ": what follows '@' is not the digest of settings",
                    "write six hexadecimal digits, as tables print them, for example cpa_anc/16/2018/7@3f9c1a");
  }
  return {.id = parse_citation(text.substr(0, at)), .settings = std::string(digest)};
}

}  // namespace anc
