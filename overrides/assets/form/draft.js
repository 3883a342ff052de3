// Keeps what is being filled in, in the reader's own browser alone, until a fresh start.
const DRAFT = "pm-form-draft";

/** Runs an action with the storage; undefined where the browser refuses it. */
function withStorage(act) {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}

export const saveDraft = (draft) => withStorage((storage) => storage.setItem(DRAFT, JSON.stringify(draft)));
export const savedDraft = () => withStorage((storage) => JSON.parse(storage.getItem(DRAFT)));
export const forgetDraft = () => withStorage((storage) => storage.removeItem(DRAFT));
