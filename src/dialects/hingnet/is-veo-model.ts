/** Which of HingNet's two pages describes a model; without a name it is the Sora page. */

export function isVeoModel(model: string | null): boolean {
  return model !== null && model.startsWith('veo');
}
