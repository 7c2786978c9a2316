<#-- A passkey is offered beside the password; a browser that knows one for this site also shows it in the email box. -->
<#macro conditionalUIData>
<#if enableWebAuthnConditionalUI?has_content>
<form id="webauth" action="${url.loginAction}" method="post" hidden>
    <#list ["clientDataJSON", "authenticatorData", "signature", "credentialId", "userHandle", "error"] as part>
    <input type="hidden" id="${part}" name="${part}">
    </#list>
</form>
<#if authenticators??>
<form id="authn_select" hidden>
    <#list authenticators.authenticators as authenticator>
    <input type="hidden" name="authn_use_chk" value="${authenticator.credentialId}">
    </#list>
</form>
</#if>
<p class="button-row"><button type="button" id="authenticateWebAuthnButton" class="button secondary"
    disabled>${msg("webauthn-doAuthenticate")}</button></p>
<noscript><p class="hint">${msg("passkeyWithoutScripts")}</p></noscript>
<script type="module">
    <#outputformat "JavaScript">
    import { authenticateByWebAuthn } from ${(url.resourcesPath + "/js/webauthnAuthenticate.js")?c};
    import { initAuthenticate } from ${(url.resourcesPath + "/js/passkeysConditionalAuth.js")?c};
    const details = {
        isUserIdentified: ${isUserIdentified},
        challenge: ${challenge?c},
        userVerification: ${userVerification?c},
        rpId: ${rpId?c},
        createTimeout: ${createTimeout?c},
        mediation: ${(mediation!'conditional')?c},
        authenticatorAttachment: ${authenticatorAttachment?c},
        errmsg: ${msg("webauthn-unsupported-browser-text")?c}
    };
    initAuthenticate(details);
    const button = document.getElementById("authenticateWebAuthnButton");
    button.disabled = false;
    button.addEventListener("click", () => authenticateByWebAuthn(details), { once: true });
    </#outputformat>
</script>
</#if>
</#macro>
