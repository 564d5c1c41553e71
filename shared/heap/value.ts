/** An object's row. Reused after its death; an `ObjectId` is not. */
export type ObjectSlot = number;
/** An object's slot (positive), an interned text (negative) or nothing (zero). */
export type Value = number;
