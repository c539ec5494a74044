#include "results/page.h"

#include <nlohmann/json.hpp>

#include "campaign/citation.h"
#include "campaign/settings.h"
#include "results/examples.h"
#include "results/format.h"

namespace anc {
namespace {

// The name of a file may be any bytes; what is no UTF-8 becomes a replacement character.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string changes(const Record& record) {
  std::vector<std::string> changed;
  for (const HyperparameterRow* const row :
       changed_settings(record.settings, record.id.experiment, record.id.key_bits)) {
    changed.push_back(std::string(row->name) + "=" + value_text(record.settings, *row));
  }
  return joined(changed, " ");
}

}  // namespace

std::string page_script(std::span<const NamedRecords> files) {
  std::string text = "const trials = [\n";
  for (const NamedRecords& file : files) {
    for (const Record& record : file.records) {
      text += "{\"citation\":" + quoted(text_of(cite(record.id, record.settings))) + ",\"file\":" + quoted(file.name) +
              ",\"settings\":" + quoted(changes(record)) + ",\"verdict\":" + quoted(verdict_words(record)) +
              ",\"record\":" + to_json_line(record) + "},\n";
    }
  }
  return text + "];\n";
}

}  // namespace anc
